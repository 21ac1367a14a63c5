import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { CheckAnswers } from '#components/recommend/steps/check-answers.tsx'
import { PersonForm } from '#components/recommend/steps/person-form.tsx'
import { RecommendPage } from '#components/recommend/steps/recommend-page.tsx'
import { YouForm } from '#components/recommend/steps/you-form.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { canVisit, errorsIn, firstOpenStep, isStep } from '#lib/recommend/steps.ts'
import { savePerson, saveYou, sendRecommendation } from '../action.ts'
import { draftQuery, findRecommendDraft } from '../recommend-draft.ts'

type Props = { params: Promise<{ locale: string; step: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const { step } = await params
  if (!isStep(step)) notFound()
  const query = await searchParams
  const draft = await findRecommendDraft(firstParam(query, 'draft'))
  const { answers } = draft
  const failed = firstParam(query, 'error') !== ''
  const errors = failed ? errorsIn(step, answers) : {}
  const t = translator(locale)
  const heading = {
    person: 'recommend.title',
    you: 'recommend.youTitle',
    check: 'recommend.checkTitle',
  } as const
  return { locale, step, draft: draft.id, answers, errors, title: t(heading[step]) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors, title } = await readPage(props)
  const wrong = Object.keys(errors).length > 0
  return { title: wrong ? translator(locale)('errors.title', { title }) : title, ...PRIVATE_PAGE }
}

export default async function RecommendStep(props: Props) {
  const { locale, step, draft, answers, errors, title } = await readPage(props)
  const query = await draftQuery(draft)
  if (!canVisit(step, answers)) redirect(paths.recommend(locale, firstOpenStep(answers)) + query)
  const common = { locale, draft: draft || randomUUID(), answers, errors }
  return (
    <Frame locale={locale} path={paths.recommend(locale, step) + query} letterBox={false}>
      <RecommendPage
        locale={locale}
        step={step}
        query={query}
        answers={answers}
        errors={errors}
        title={title}
      >
        {step === 'person' && <PersonForm {...common} save={savePerson} />}
        {step === 'you' && <YouForm {...common} save={saveYou} />}
        {step === 'check' && (
          <CheckAnswers
            locale={locale}
            draft={draft}
            query={query}
            answers={answers}
            send={sendRecommendation}
          />
        )}
      </RecommendPage>
    </Frame>
  )
}
