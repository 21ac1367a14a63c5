import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
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
import { isTool } from '#lib/plan/tools.ts'

type Props = {
  params: Promise<{ locale: string; tool: string }>
  searchParams: SearchParams
}

/** The part of the plan that each tool shows. */
const PART_OF = { route: 'stand', checklist: 'steps', timeline: 'dates', costs: 'money' } as const

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const { tool } = await params
  if (!isTool(tool)) notFound()
  const query = await searchParams
  return { locale, tool, query, ...readPlan(query) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, tool, plan, errors } = await readPage(props)
  const t = translator(locale)
  const title = t(`tools.names.${tool}`)
  return {
    ...pageMetadata({
      path: paths.tool(locale, tool),
      title: errors ? t('errors.title', { title }) : title,
      description: t(`tools.about.${tool}`),
    }),
    ...(plan && { robots: { index: false, follow: true } }),
  }
}

/** A tool: the plan's form, and the tool's part of the plan. */
export default async function ToolByNamePage(props: Props) {
  const { locale, tool, query, plan, errors } = await readPage(props)
  const path = paths.tool(locale, tool, typedQuery(query))
  const t = translator(locale)
  return (
    <Frame locale={locale} path={path} letterBox={false}>
      <PlanPage
        locale={locale}
        title={t(`tools.names.${tool}`)}
        lede={t(`tools.about.${tool}`)}
        action={paths.tool(locale, tool)}
        path={path}
        query={query}
        day={plan?.today ?? today()}
        plan={plan}
        errors={errors}
        only={PART_OF[tool]}
      />
      {plan && tool === 'checklist' && partsFor(plan).includes('steps') && <FormScript />}
    </Frame>
  )
}
