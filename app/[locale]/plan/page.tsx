import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { readPlan } from '#app/read-plan.ts'
import type { SearchParams } from '#app/search-params.ts'
import { FormScript } from '#components/form/form-script.tsx'
import { PlanPage } from '#components/plan/plan-page.tsx'
import { partsFor } from '#components/plan/plan-part.tsx'
import { today } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { typedQuery } from '#lib/plan/input/tool-input.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const { plan, errors } = readPlan(await searchParams)
  const t = translator(locale)
  const title = t('plan.title')
  return {
    ...pageMetadata({
      path: paths.plan(locale),
      title: errors ? t('errors.title', { title }) : title,
      description: t('plan.description'),
    }),
    ...(plan && { robots: { index: false, follow: true } }),
  }
}

/** The form of the plan, and the plan for the answers in the URL. */
export default async function PlanByAnswersPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const { plan, errors } = readPlan(query)
  const path = paths.plan(locale, typedQuery(query))
  const t = translator(locale)
  return (
    <Frame locale={locale} path={path} letterBox={false}>
      <PlanPage
        locale={locale}
        title={t('plan.title')}
        lede={t('plan.lede')}
        action={paths.plan(locale)}
        path={path}
        query={query}
        day={plan?.today ?? today()}
        plan={plan}
        errors={errors}
      />
      {plan && partsFor(plan).includes('steps') && <FormScript />}
    </Frame>
  )
}
