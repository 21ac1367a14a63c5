import type { Metadata } from 'next'
import { SignedOutPage } from '#components/desk/auth/signed-out-page.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { deskLocale } from '../../locale.ts'
import { chooseLanguage } from '../action.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await deskLocale())('desk.signIn.sentTitle') }
}

export default async function LinkSentPage() {
  const locale = await deskLocale()
  const t = translator(locale)
  return (
    <SignedOutPage
      locale={locale}
      path={deskPaths.sent}
      title={t('desk.signIn.sentTitle')}
      chooseLanguage={chooseLanguage}
    >
      <p>{t('desk.signIn.sentText')}</p>
      <p className="text-base text-soft">{t('desk.signIn.sentNothing')}</p>
      <p>
        <a href={deskPaths.signIn} className="inline-flex min-h-11 items-center">
          {t('desk.signIn.again')}
        </a>
      </p>
    </SignedOutPage>
  )
}
