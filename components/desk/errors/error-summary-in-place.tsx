import { randomUUID } from 'node:crypto'
import { ErrorSummary, type ErrorSummaryProps } from '#components/form/error-summary.tsx'
import { FocusHere } from './focus-here.tsx'
import { FocusOnShow } from './focus-on-show.tsx'

/**
 * The errors of a form on a page that has a script anyway: there the form comes back without a new
 * page, and `autofocus` is only for new ones.
 */
export function ErrorSummaryInPlace({ locale, errors }: ErrorSummaryProps) {
  if (Object.keys(errors).length === 0) return null
  // A new one each time: a form that came back with the same errors is to be noticed as well.
  const id = `errors-${randomUUID()}`
  return (
    <ErrorSummary locale={locale} errors={errors} id={id}>
      <FocusHere news={errors} />
      <FocusOnShow id={id} />
    </ErrorSummary>
  )
}
