import type { Metadata } from 'next'
import { readDraft } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { SignUpAgain } from '#components/newsletter/sign-up-again.tsx'
import { SignUpForm } from '#components/newsletter/sign-up-form.tsx'
import { fieldErrors } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { newsletterSchema } from '#lib/newsletter/schema.ts'
import { signUp } from './action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const failed = firstParam(query, 'error') !== ''
  const again = firstParam(query, 'again') !== ''
  const answers = failed || again ? await readDraft('newsletter') : {}
  const error = failed ? newsletterSchema.safeParse(answers).error : undefined
  const asksAgain = again && newsletterSchema.safeParse(answers).success
  return { locale, answers, asksAgain, errors: error ? fieldErrors(error) : {} }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, asksAgain, errors } = await readPage(props)
  const t = translator(locale)
  const title = t(asksAgain ? 'letter.againTitle' : 'letter.pageTitle')
  return pageMetadata({
    path: paths.newsletter(locale),
    title: Object.keys(errors).length > 0 ? t('errors.title', { title }) : title,
    description: t('letter.pageDescription'),
  })
}

export default async function NewsletterPage(props: Props) {
  const { locale, answers, asksAgain, errors } = await readPage(props)
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.newsletter(locale)} letterBox={false}>
      {asksAgain ? (
        <LetterPage locale={locale} title={t('letter.againTitle')} errors={errors}>
          <SignUpAgain locale={locale} answers={answers} signUp={signUp} />
        </LetterPage>
      ) : (
        <LetterPage locale={locale} title={t('letter.title')} errors={errors}>
          <p className="text-xl">{t('letter.text')}</p>
          <SignUpForm locale={locale} answers={answers} errors={errors} signUp={signUp} />
        </LetterPage>
      )}
    </Frame>
  )
}
