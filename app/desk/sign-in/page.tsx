import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { PasskeyButton } from '#components/desk/auth/passkey-button.tsx'
import { SignedOutPage } from '#components/desk/auth/signed-out-page.tsx'
import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { env } from '#lib/config/settings.ts'
import { canHavePasskeys } from '#lib/desk/auth/passkeys.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { deskLocale } from '../locale.ts'
import { beginEntry, finishEntry } from '../passkeys/action.ts'
import { findEditor } from '../session.ts'
import { askForLink, chooseLanguage } from './action.ts'

type Props = { searchParams: SearchParams }

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await deskLocale())('desk.signIn.title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const locale = await deskLocale()
  const t = translator(locale)
  if (await findEditor()) redirect(deskPaths.home)
  const out = firstParam(await searchParams, 'state') === 'out'
  return (
    <SignedOutPage
      locale={locale}
      path={deskPaths.signIn}
      title={t(out ? 'desk.signIn.outTitle' : 'desk.signIn.title')}
      chooseLanguage={chooseLanguage}
    >
      <p>{t('desk.signIn.text')}</p>
      <form action={askForLink} noValidate className="grid gap-4">
        <TextField
          locale={locale}
          name="email"
          type="email"
          autoComplete="email"
          label={t('desk.signIn.email')}
          value=""
        />
        <div>
          <Button>{t('desk.signIn.button')}</Button>
        </div>
      </form>
      {canHavePasskeys(env().SITE_URL) && (
        <PasskeyButton
          what="get"
          begin={beginEntry}
          finish={finishEntry}
          then={deskPaths.home}
          label={t('desk.passkeys.enter')}
          failed={t('desk.passkeys.failed')}
        />
      )}
    </SignedOutPage>
  )
}
