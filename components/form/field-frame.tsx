import type { ReactNode } from 'react'
import type { Locale } from '#lib/i18n/locales.ts'
import { errorText } from './error-text.ts'

type Props = {
  locale: Locale
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  children: ReactNode
}

/** A field's label, hint and error around the field. */
export function FieldFrame({ locale, name, label, hint, error, children }: Props) {
  return (
    <div className={`grid gap-1.5 ${error ? 'border-bad border-s-4 ps-4' : ''}`}>
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-base text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="font-semibold text-bad">
          {errorText(locale, error)}
        </p>
      )}
      {children}
    </div>
  )
}
