import type { ReactNode } from 'react'
import { ErrorSummary } from '#components/form/error-summary.tsx'
import { Progress } from '#components/form/progress.tsx'
import { RestoredNotice } from '#components/form/restored-notice.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { canVisit, STEPS, type Step } from '#lib/recommend/steps.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  step: Step
  /** The query that the URLs of the steps need to open the same draft. */
  query: string
  answers: FormValues
  errors: FieldErrors
  title: string
  /** Content between the title and the form. */
  lead?: ReactNode
  children: ReactNode
}

/** The layout of a wizard step: the progress, the errors and the form. */
export function RecommendPage(props: Props) {
  const { locale, step, query, answers, errors, title, lead, children } = props
  const t = translator(locale)
  const index = STEPS.indexOf(step)
  return (
    <div className="column py-10">
      <ErrorSummary locale={locale} errors={errors} />
      <Progress
        label={t('recommend.title')}
        current={t('recommend.step', { n: index + 1, total: STEPS.length })}
        index={index}
        steps={STEPS.map((name) => ({
          name: t(`recommend.steps.${name}`),
          href: canVisit(name, answers) ? `${paths.recommend(locale, name)}${query}` : undefined,
        }))}
      />
      <h1>{title}</h1>
      {lead}
      <div className="mt-8">
        {step !== 'check' && <RestoredNotice locale={locale} />}
        {children}
      </div>
    </div>
  )
}
