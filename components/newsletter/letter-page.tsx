import type { ReactNode } from 'react'
import { ErrorSummary } from '#components/form/error-summary.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'

type Props = {
  locale: Locale
  title: string
  errors?: FieldErrors
  children: ReactNode
}

/** A page about one subscription: what is wrong, a title, and what can be done. */
export function LetterPage({ locale, title, errors = {}, children }: Props) {
  return (
    <div className="column grid gap-5 py-10">
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{title}</h1>
      {children}
    </div>
  )
}
