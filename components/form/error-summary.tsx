import type { ReactNode } from 'react'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { errorText } from './error-text.ts'

export type ErrorSummaryProps = { locale: Locale; errors: FieldErrors }

type Props = ErrorSummaryProps & { id?: string; children?: ReactNode }

/** All errors of a form, on top, each leading to its field. */
export function ErrorSummary({ locale, errors, id, children }: Props) {
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div
      id={id}
      role="alert"
      // biome-ignore lint/a11y/noAutofocus: a form that came back begins at what is wrong with it
      autoFocus
      tabIndex={-1}
      className="mb-8 rounded border-4 border-bad p-5"
    >
      <h2 className="mb-2 text-xl">{translator(locale)('errors.summary')}</h2>
      <ul className="grid gap-1">
        {entries.map(([field, key]) => (
          <li key={field}>
            <a href={`#${field}`} className="inline-block py-1 font-semibold text-bad">
              {errorText(locale, key)}
            </a>
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
