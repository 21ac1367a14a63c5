import type { Metadata } from 'next'
import { readDraft } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { RecommendationPage } from '#components/recommend/recommendation-page.tsx'
import { LinksForm } from '#components/recommend/sent/links-form.tsx'
import { RecommendationStatusView } from '#components/recommend/sent/recommendation-status.tsx'
import { type FieldErrors, fieldErrors } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { linksSchema } from '#lib/recommend/ask-links.ts'
import { nomineeUrl } from '#lib/recommend/links.ts'
import { recommendSettings } from '#lib/recommend/settings.ts'
import { findByStatusToken } from '#lib/recommend/withdraw.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { sendLinks, takeBack } from './action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const found = token ? await findByStatusToken(await sharedStore(), token) : undefined
  if (found) return { locale, token, state: 'status', found } as const
  const state = token ? 'gone' : firstParam(query, 'state')
  if (state === 'gone' || state === 'withdrawn' || state === 'asked') {
    return { locale, token: '', state } as const
  }
  const answers = await readDraft('links')
  const failed = firstParam(query, 'error') !== '' && Object.keys(answers).length > 0
  const error = failed ? linksSchema.safeParse(answers).error : undefined
  const errors: FieldErrors = error ? fieldErrors(error) : {}
  return { locale, token: '', state: 'ask', answers: failed ? answers : {}, errors } as const
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await readPage(props)
  const t = translator(page.locale)
  const title = t(`recommend.${page.state}Title`)
  const wrong = page.state === 'ask' && Object.keys(page.errors).length > 0
  return {
    title: wrong ? t('errors.title', { title }) : title,
    // The address opens the page to whoever has it: no other site is told. (With no referrer at
    // all, browsers send forms from here with an origin of null, as if from elsewhere.)
    referrer: 'same-origin',
    ...PRIVATE_PAGE,
  }
}

export default async function StatusPage(props: Props) {
  const page = await readPage(props)
  const { locale, token, state } = page
  const t = translator(locale)
  const path = paths.recommendStatus(locale)
  const here = token ? `${path}?${new URLSearchParams({ token })}` : path
  return (
    <Frame locale={locale} path={here} letterBox={false}>
      <RecommendationPage
        locale={locale}
        title={t(`recommend.${state}Title`)}
        {...(state === 'ask' && { errors: page.errors })}
      >
        {state === 'status' && (
          <RecommendationStatusView
            locale={locale}
            token={token}
            recommendation={page.found}
            nomineeUrl={nomineeUrl(recommendSettings(), locale, page.found.reference)}
            takeBack={takeBack}
          />
        )}
        {state === 'ask' && (
          <LinksForm locale={locale} answers={page.answers} errors={page.errors} send={sendLinks} />
        )}
        {(state === 'gone' || state === 'withdrawn' || state === 'asked') && (
          <p>{t(`recommend.${state}Text`)}</p>
        )}
        {state === 'gone' && (
          <p>
            <a href={path} className="inline-flex min-h-11 items-center">
              {t('recommend.sentLostLink')}
            </a>
          </p>
        )}
      </RecommendationPage>
    </Frame>
  )
}
