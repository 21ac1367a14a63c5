import type { Locale } from '#lib/i18n/locales.ts'
import { FieldFrame } from './field-frame.tsx'

type Props = {
  locale: Locale
  name: string
  label: string
  hint?: string
  value: string
  error?: string | undefined
  type?: 'text' | 'email' | 'url'
  autoComplete?: string
  /** Several lines to write in, instead of one. */
  rows?: number
  /** Digits only, as for a code. */
  inputMode?: 'numeric'
}

/** A field to write in, with its label, its hint and its error tied to it. */
export function TextField({ locale, name, label, hint, value, error, rows, ...input }: Props) {
  const common = {
    id: name,
    name,
    defaultValue: value,
    className:
      'w-full min-h-12 rounded border-2 border-edge bg-paper px-3 py-2 aria-[invalid=true]:border-bad aria-[invalid=true]:border-4',
    'aria-invalid': error ? true : undefined,
    'aria-describedby':
      [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined,
  }
  return (
    <FieldFrame locale={locale} name={name} label={label} hint={hint} error={error}>
      {rows ? (
        <textarea {...common} rows={rows} />
      ) : (
        <input {...common} {...input} type={input.type ?? 'text'} />
      )}
    </FieldFrame>
  )
}
