import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { PasskeyButton } from '#components/desk/auth/passkey-button.tsx'
import { PasskeyList } from '#components/desk/auth/passkey-list.tsx'
import { SessionList } from '#components/desk/auth/session-list.tsx'
import { env } from '#lib/config/settings.ts'
import { canHavePasskeys, listPasskeys } from '#lib/desk/auth/passkeys.ts'
import { deskAuth } from '#lib/desk/auth/sign-in.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { beginPasskey, finishPasskey, forgetPasskey } from '../passkeys/action.ts'
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
  const signIn = deskAuth(await sharedStore())
  const asked = new Headers(await headers())
  const [sessions, passkeys] = await Promise.all([
    signIn.sessions(asked),
    listPasskeys(signIn, asked),
  ])
  return (
    <DeskFrame locale={locale} path={deskPaths.sessions} title={t('desk.sessions.title')}>
      <p className="mb-4 break-words">{t('desk.sessions.text', { email })}</p>
      <SessionList
        locale={locale}
        sessions={sessions}
        end={endSession}
        endOthers={endOtherSessions}
      />
      {canHavePasskeys(env().SITE_URL) && (
        <section aria-labelledby="passkeys" className="mt-9 grid gap-3">
          <h2 id="passkeys">{t('desk.passkeys.title')}</h2>
          <p>{t('desk.passkeys.text')}</p>
          <PasskeyList locale={locale} passkeys={passkeys} forget={forgetPasskey} />
          <PasskeyButton
            what="create"
            begin={beginPasskey}
            finish={finishPasskey}
            then={deskPaths.sessions}
            label={t('desk.passkeys.add')}
            failed={t('desk.passkeys.failed')}
          />
        </section>
      )}
    </DeskFrame>
  )
}
