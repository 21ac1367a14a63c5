import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import type { SearchParams } from '#app/search-params.ts'
import { ToolPage } from '#components/plan/tool-page.tsx'
import { today } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { isAsked, type ParsedToolInput, parseToolInput, typedQuery } from '#lib/plan/tool-input.ts'
import { isTool, QUESTIONS_OF } from '#lib/plan/tools.ts'

type Props = {
  params: Promise<{ locale: string; tool: string }>
  searchParams: SearchParams
}

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const { tool } = await params
  if (!isTool(tool)) notFound()
  const query = await searchParams
  const questions = QUESTIONS_OF[tool]
  const asked = isAsked(query, questions)
  const { toolInput, errors }: ParsedToolInput = asked ? parseToolInput(query, questions) : {}
  return { locale, tool, query, asked, toolInput, errors }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, tool, asked, errors } = await readPage(props)
  const t = translator(locale)
  const title = t(`tools.names.${tool}`)
  return {
    ...pageMetadata({
      path: paths.tool(locale, tool),
      title: errors ? t('errors.title', { title }) : title,
      description: t(`tools.about.${tool}`),
    }),
    ...(asked && { robots: { index: false, follow: true } }),
  }
}

/** A tool by name: its questions, and what comes of the answers in the address. */
export default async function ToolByNamePage(props: Props) {
  const { locale, tool, query, toolInput, errors } = await readPage(props)
  const path = paths.tool(locale, tool, typedQuery(query))
  return (
    <Frame locale={locale} path={path} letterBox={false}>
      <ToolPage
        locale={locale}
        tool={tool}
        path={path}
        day={today()}
        query={query}
        toolInput={toolInput}
        errors={errors}
      />
    </Frame>
  )
}
