import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { SignedOutPage } from '#components/desk/auth/signed-out-page.tsx'
import { Button } from '#components/form/button.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { deskLocale } from '../locale.ts'
import { chooseLanguage, enter } from '../sign-in/action.ts'

type Props = { searchParams: SearchParams }

async function readPage({ searchParams }: Props) {
  const query = await searchParams
  const token = firstParam(query, 'token')
  const state = token === '' || firstParam(query, 'state') === 'unusable' ? 'unusable' : 'enter'
  return { locale: await deskLocale(), token, state } as const
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state } = await readPage(props)
  return { title: translator(locale)(`desk.signIn.${state}Title`) }
}

/** Opening the mailed link changes nothing: mail scanners do it too. The button signs in. */
export default async function EnterPage(props: Props) {
  const { locale, token, state } = await readPage(props)
  const t = translator(locale)
  return (
    <SignedOutPage
      locale={locale}
      path={deskPaths.signIn}
      title={t(`desk.signIn.${state}Title`)}
      chooseLanguage={chooseLanguage}
    >
      <p>{t(`desk.signIn.${state}Text`)}</p>
      {state === 'enter' ? (
        <form action={enter}>
          <input type="hidden" name="token" value={token} />
          <Button>{t('desk.signIn.enterButton')}</Button>
        </form>
      ) : (
        <p>
          <a href={deskPaths.signIn} className="inline-flex min-h-11 items-center">
            {t('desk.signIn.again')}
          </a>
        </p>
      )}
    </SignedOutPage>
  )
}
