import { ErrorSummary } from '#components/form/error-summary.tsx'
import { PrintLine } from '#components/page/print-line.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  parseToolInput,
  queryOf,
  type ToolInput,
  type ToolQuery,
  ticksOf,
} from '#lib/plan/tool-input.ts'
import { QUESTIONS_OF, type Tool } from '#lib/plan/tools.ts'
import { ChecklistResult } from './checklist-result.tsx'
import { CostsResult } from './costs-result.tsx'
import { RouteResult } from './route-result.tsx'
import { TimelineResult } from './timeline-result.tsx'
import { ToolForm } from './tool-form.tsx'
import { ToolLinks } from './tool-links.tsx'

type Props = {
  locale: Locale
  tool: Tool
  /** The page's own address, with the answers. */
  path: string
  day: string
  query: ToolQuery
  toolInput: ToolInput | undefined
  errors: FieldErrors | undefined
}

/** A tool: its questions and, once they were answered, what comes of it. */
export function ToolPage({ locale, tool, path, day, query, toolInput, errors }: Props) {
  const t = translator(locale)
  // What is sound is handed on also where something is wrong, or nothing was asked of this tool.
  const told = toolInput ?? parseToolInput(query, []).toolInput
  const given = told ? [...new URLSearchParams(queryOf(told))] : []
  const done = tool === 'checklist' ? ticksOf(query) : []
  const ticks = done.map((id): [string, string] => ['done', id])
  const questions: readonly string[] = QUESTIONS_OF[tool]
  const others = given.filter(([name]) => !questions.includes(name))
  return (
    <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
      <PrintLine path={path} locale={locale} day={day} />
      {errors && <ErrorSummary locale={locale} errors={errors} />}
      <h1>{t(`tools.names.${tool}`)}</h1>
      <p className="mt-4 max-w-2xl text-xl">{t(`tools.about.${tool}`)}</p>
      <div
        className={
          toolInput && 'gap-x-16 lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:items-start'
        }
      >
        <div className="mt-8">
          <ToolForm
            locale={locale}
            tool={tool}
            query={query}
            errors={errors}
            kept={[...others, ...ticks]}
          />
        </div>
        {toolInput && (
          <section
            id="result"
            aria-labelledby="result-title"
            tabIndex={-1}
            className="mt-10 outline-none lg:mt-8"
          >
            <h2 id="result-title">{t('tools.result')}</h2>
            <p className="mt-2 text-base text-soft">
              {t('tools.asOf', { day: formatDay(day, locale) })} {t('tools.noAdvice')}
            </p>
            <Result
              locale={locale}
              tool={tool}
              day={day}
              toolInput={toolInput}
              done={done}
              kept={given}
            />
            <h3 className="no-print mt-10 mb-3 text-xl">{t('tools.others')}</h3>
            <div className="no-print">
              <ToolLinks locale={locale} current={tool} query={queryOf(toolInput)} heading="h4" />
            </div>
          </section>
        )}
      </div>
    </div>
  )
}

type ResultProps = {
  locale: Locale
  tool: Tool
  day: string
  toolInput: ToolInput
  done: string[]
  kept: [name: string, value: string][]
}

function Result({ locale, tool, day, toolInput, done, kept }: ResultProps) {
  // Who is a citizen needs none of it, which is what the route says.
  switch (toolInput.citizenship === 'KZ' ? 'route' : tool) {
    case 'route':
      return <RouteResult locale={locale} day={day} toolInput={toolInput} />
    case 'checklist':
      return (
        <ChecklistResult locale={locale} day={day} toolInput={toolInput} done={done} kept={kept} />
      )
    case 'timeline':
      return <TimelineResult locale={locale} today={day} toolInput={toolInput} />
    case 'costs':
      return <CostsResult locale={locale} today={day} toolInput={toolInput} />
  }
}
