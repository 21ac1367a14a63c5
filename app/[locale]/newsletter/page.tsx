import type { Metadata } from 'next'
import { readDraft } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { IssueList } from '#components/newsletter/issue-list.tsx'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { SignUpAgain } from '#components/newsletter/sign-up-again.tsx'
import { SignUpForm } from '#components/newsletter/sign-up-form.tsx'
import { boxValues, fieldErrors } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { listIssues } from '#lib/newsletter/archive.ts'
import { newsletterSchema } from '#lib/newsletter/schema.ts'
import { followsInQuery, followValue, followWords, readFollows } from '#lib/rule-changes/follows.ts'
import { sharedStore } from '#lib/store/shared.ts'
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
  const drafted = readFollows(boxValues(answers, 'follow'))
  const follows = drafted.length > 0 ? drafted : followsInQuery(query)
  const issues = await listIssues(await sharedStore())
  const errors = error ? fieldErrors(error) : {}
  return { locale, answers, asksAgain, errors, follows, issues }
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
  const { locale, answers, asksAgain, errors, follows, issues } = await readPage(props)
  const t = translator(locale)
  const query = new URLSearchParams(follows.map(({ kind, target }) => [kind, target]))
  const path = paths.newsletter(locale) + (query.size > 0 ? `?${query}` : '')
  return (
    <Frame locale={locale} path={path} letterBox={false}>
      {asksAgain ? (
        <LetterPage locale={locale} title={t('letter.againTitle')} errors={errors}>
          <SignUpAgain locale={locale} answers={answers} signUp={signUp} />
        </LetterPage>
      ) : (
        <LetterPage locale={locale} title={t('letter.title')} errors={errors}>
          <p className="text-xl">{t('letter.text')}</p>
          <SignUpForm
            locale={locale}
            answers={answers}
            errors={errors}
            follows={follows.map((follow) => ({
              value: followValue(follow),
              label: followWords(follow, locale).words,
            }))}
            hasPlan={follows.some(({ kind }) => kind === 'plan')}
            signUp={signUp}
          />
          <IssueList locale={locale} issues={issues} />
        </LetterPage>
      )}
    </Frame>
  )
}
