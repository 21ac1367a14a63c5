import type { Metadata } from 'next'
import { readDraft } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { NomineeChoices } from '#components/recommend/nominee/nominee-choices.tsx'
import { NomineeSaid } from '#components/recommend/nominee/nominee-said.tsx'
import { RecommendationPage } from '#components/recommend/recommendation-page.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findByNomineeToken, nomineeErrors } from '#lib/recommend/nominee-reply.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { agree, correct, removeAll } from './action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const found = token ? await findByNomineeToken(await sharedStore(), token) : undefined
  if (!found) {
    const removed = !token && firstParam(query, 'state') === 'removed'
    const title = t(removed ? 'nominee.removedTitle' : 'recommend.goneTitle')
    const text = t(removed ? 'nominee.removedText' : 'recommend.goneText')
    return { locale, token, found, title, text, errors: {}, answers: {} }
  }
  const answers = await readDraft('nominee')
  const errors = nomineeErrors(firstParam(query, 'error'), answers)
  return { locale, token, found, title: t('nominee.title'), text: '', errors, answers }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, title, errors } = await readPage(props)
  const wrong = Object.keys(errors).length > 0
  return {
    title: wrong ? translator(locale)('errors.title', { title }) : title,
    // The address opens the page to whoever has it: no other site is told. (With no referrer at
    // all, browsers send forms from here with an origin of null, as if from elsewhere.)
    referrer: 'same-origin',
    ...PRIVATE_PAGE,
  }
}

export default async function NomineePage(props: Props) {
  const { locale, token, found, title, text, errors, answers } = await readPage(props)
  const path = paths.nominee(locale)
  const here = found ? `${path}?${new URLSearchParams({ token })}` : path
  return (
    <Frame locale={locale} path={here} letterBox={false}>
      <RecommendationPage locale={locale} title={title} errors={errors}>
        {found ? (
          <>
            <NomineeSaid locale={locale} said={found} />
            <NomineeChoices
              locale={locale}
              token={token}
              said={found}
              answers={answers}
              errors={errors}
              actions={{ agree, correct, removeAll }}
            />
          </>
        ) : (
          <>
            <p>{text}</p>
            <a href={paths.home(locale)} className="justify-self-start">
              {translator(locale)('notFound.home')}
            </a>
          </>
        )}
      </RecommendationPage>
    </Frame>
  )
}
