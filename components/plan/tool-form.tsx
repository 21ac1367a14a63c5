import { Button } from '#components/form/button.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Question, type ToolQuery, valuesOf } from '#lib/plan/tool-input.ts'
import { QUESTIONS_OF, type Tool } from '#lib/plan/tools.ts'
import { QuestionField } from './question-field.tsx'

/** Papers that a reader may already have stand apart from the days of the plan. */
const PAPERS: readonly Question[] = [
  'certificate',
  'criminal',
  'medical',
  'bank',
  'passport',
  'lease',
]

type Props = {
  locale: Locale
  tool: Tool
  query: ToolQuery
  errors?: FieldErrors | undefined
  /** Names and values that the form does not ask for and hands on. */
  kept: [name: string, value: string][]
}

/** The questions of a tool as a form whose answers stand in the address it leads to. */
export function ToolForm({ locale, tool, query, errors, kept }: Props) {
  const t = translator(locale)
  const questions: readonly Question[] = QUESTIONS_OF[tool]
  const papers = questions.filter((question) => PAPERS.includes(question))
  const field = (question: Question) => (
    <QuestionField
      key={question}
      locale={locale}
      question={question}
      query={query}
      error={errors?.[question]}
    />
  )
  const early = papers.some((name) => valuesOf(query, name).some(Boolean) || errors?.[name])
  return (
    <form
      action={`${paths.tool(locale, tool)}#result`}
      noValidate
      className="no-print grid max-w-xl gap-5"
    >
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {questions.filter((question) => !PAPERS.includes(question)).map(field)}
      {papers.length > 0 && (
        <details className="fold" open={early}>
          <summary>{t('tools.questions.papers')}</summary>
          <div className="mt-4 grid gap-5">{papers.map(field)}</div>
        </details>
      )}
      {tool === 'timeline' && <p className="text-base text-soft">{t('tools.questions.dates')}</p>}
      <p>
        <Button>{t('tools.show')}</Button>
      </p>
    </form>
  )
}
