import type { Metadata } from 'next'
import { Parts } from '#components/desk/parts.tsx'
import { today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.parts.title') }
}

export default async function PartsPage() {
  await requireEditor()
  const locale = await deskLocale()
  const title = translator(locale)('desk.parts.title')
  return (
    <DeskFrame locale={locale} path={deskPaths.parts} title={title}>
      <Parts locale={locale} day={today()} />
    </DeskFrame>
  )
}
