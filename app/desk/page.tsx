import type { Metadata } from 'next'
import { Overview } from '#components/desk/overview.tsx'
import { now, today } from '#lib/config/clock.ts'
import { contentHealth } from '#lib/desk/content-health.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from './desk-frame.tsx'
import { deskLocale } from './locale.ts'
import { requireEditor } from './session.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.overview.title') }
}

export default async function OverviewPage() {
  await requireEditor()
  const locale = await deskLocale()
  const { recommendations, outbox } = await sharedStore()
  const [counts, mail] = await Promise.all([recommendations.countByStatus(), outbox.counts(now())])
  const { due, untranslated } = contentHealth(today())
  return (
    <DeskFrame
      locale={locale}
      path={deskPaths.home}
      title={translator(locale)('desk.overview.title')}
    >
      <Overview
        locale={locale}
        counts={counts}
        failedMails={mail.failed}
        dueFacts={due.length}
        untranslated={untranslated.length}
      />
    </DeskFrame>
  )
}
