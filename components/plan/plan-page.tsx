import { ErrorSummary } from '#components/form/error-summary.tsx'
import { PrintLine } from '#components/page/print-line.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { planKeyOf } from '#lib/plan/input/plan-key.ts'
import {
  dayOnOf,
  pairsOf,
  planIdOf,
  queryOf,
  type ToolQuery,
  ticksOf,
} from '#lib/plan/input/tool-input.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { PlanForm } from './plan-form.tsx'
import { type Part, PlanPart, partsFor } from './plan-part.tsx'

type Props = {
  locale: Locale
  title: string
  lede: string
  /** The page's own address without a query, where the form and the ticks lead. */
  action: string
  /** The page's own address, with the answers. */
  path: string
  query: ToolQuery
  day: string
  /** Nothing where nothing was asked for yet. */
  plan: ReaderPlan | undefined
  errors: FieldErrors | undefined
  /** The parts that this page shows; all where it is the plan. */
  only?: Part
}

/** The form about the reader and, once something was answered, the plan or one part of it. */
export function PlanPage({
  locale,
  title,
  lede,
  action,
  path,
  query,
  day,
  plan,
  errors,
  only,
}: Props) {
  const t = translator(locale)
  // The plan's name and its day go along, so that a corrected plan is still the same one.
  const on = dayOnOf(query)
  const key = plan ? planKeyOf(query, plan.toolInput) : planIdOf(query)
  const names: [string, string][] = [
    ...(key ? [['plan', key] as [string, string]] : []),
    ...(on ? [['on', on] as [string, string]] : []),
  ]
  const done = ticksOf(query)
  const ticks = done.map((id): [string, string] => ['done', id])
  const form = (
    <PlanForm
      locale={locale}
      query={query}
      errors={errors}
      action={`${action}#result`}
      toolInput={plan?.toolInput}
      kept={[...names, ...ticks]}
    />
  )
  return (
    <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
      <PrintLine path={path} locale={locale} day={day} />
      {errors && <ErrorSummary locale={locale} errors={errors} />}
      <h1>{title}</h1>
      {!plan && <p className="mt-4 max-w-2xl text-xl">{lede}</p>}
      {plan ? (
        <>
          <details className="fold no-print mt-6" open={errors !== undefined}>
            <summary>{t('plan.change')}</summary>
            <div className="mt-4">{form}</div>
          </details>
          <Result
            plan={plan}
            locale={locale}
            only={only}
            action={`${action}#result`}
            query={queryOf(plan.toolInput, names)}
            done={done}
            kept={[...pairsOf(plan.toolInput), ...names]}
            wrong={errors !== undefined}
          />
        </>
      ) : (
        <div className="mt-8">{form}</div>
      )}
    </div>
  )
}

type ResultProps = {
  plan: ReaderPlan
  locale: Locale
  only: Part | undefined
  action: string
  query: string
  done: string[]
  kept: [name: string, value: string][]
  wrong: boolean
}

function Result({ plan, locale, only, action, query, done, kept, wrong }: ResultProps) {
  const t = translator(locale)
  const parts = only && partsFor(plan).includes(only) ? [only] : partsFor(plan)
  const shown = only ? parts.slice(0, 1) : parts
  return (
    <section
      id="result"
      aria-label={t('plan.title')}
      tabIndex={-1}
      className="mt-6 max-w-3xl outline-none print:max-w-none print:[zoom:0.68]"
    >
      {wrong && <p className="border-saffron border-s-4 ps-4">{t('plan.wrong')}</p>}
      <p className="mt-2 text-base text-soft">
        {t('tools.asOf', { day: formatDay(plan.today, locale) })} {t('tools.noAdvice')}
      </p>
      {shown.length > 1 && (
        <nav aria-label={t('plan.contents')} className="no-print mt-2">
          <ul className="flex flex-wrap gap-x-6">
            {shown.map((part) => (
              <li key={part}>
                <a href={`#${part}`} className="inline-flex min-h-11 items-center">
                  {t(`plan.parts.${part}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {shown.map((part) => (
        <section
          key={part}
          aria-labelledby={part}
          className={part === 'share' ? 'no-print mt-8' : 'mt-8 print:mt-3'}
        >
          <h2 id={part}>{t(`plan.parts.${part}`)}</h2>
          <PlanPart
            part={part}
            plan={plan}
            locale={locale}
            action={action}
            query={query}
            done={done}
            alone={only !== undefined}
            kept={kept}
          />
        </section>
      ))}
      {only && (
        <p className="no-print mt-8">
          <a href={paths.plan(locale, query)}>{t('plan.wholePlan')}</a>
        </p>
      )}
    </section>
  )
}
