import { localeParam } from '#app/locale-param.ts'
import { readPlan } from '#app/read-plan.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import { paths } from '#lib/i18n/paths.ts'
import { queryIn } from '#lib/plan/input/plan-address.ts'
import { queryOf } from '#lib/plan/input/tool-input.ts'
import { planMarkdown } from '#lib/plan/words/plan-markdown.ts'

type Context = { params: Promise<{ locale: string }> }

/** A plan as Markdown. Invalid input redirects to the page that shows the errors. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const locale = await localeParam(params)
  const { plan, errors } = readPlan(queryIn(new URL(request.url).search))
  if (!plan || errors) {
    const location = paths.plan(locale, new URL(request.url).search)
    return new Response(null, { status: 307, headers: { Location: location } })
  }
  const url = absolute(paths.plan(locale, queryOf(plan.toolInput)))
  return new Response(planMarkdown(plan, locale, url), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'X-Robots-Tag': 'noindex' },
  })
}
