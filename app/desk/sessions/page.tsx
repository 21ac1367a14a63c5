import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SessionList } from '#components/desk/session-list.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { deskDoor } from '#lib/desk/sign-in.ts'
import { translator } from '#lib/site/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { endOtherSessions, endSession } from './action.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.sessions.title') }
}

export default async function SessionsPage() {
  const { email } = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const sessions = await deskDoor(await sharedStore()).sessions(new Headers(await headers()))
  return (
    <DeskFrame locale={locale} path={deskPaths.sessions} title={t('desk.sessions.title')}>
      <p className="mb-4 break-words">{t('desk.sessions.text', { email })}</p>
      <SessionList
        locale={locale}
        sessions={sessions}
        end={endSession}
        endOthers={endOtherSessions}
      />
    </DeskFrame>
  )
}
