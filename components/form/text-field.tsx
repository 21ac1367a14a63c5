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
  /** What the browser may say while somebody types: see components/browser/README.md. */
  help?: FieldHelp
}

/** The words for a field that is left empty, and the most characters that it takes. */
export type FieldHelp = { missing?: string; most?: number }

/** A field to write in, with its label, its hint and its error tied to it. */
export function TextField({ locale, name, label, hint, value, error, rows, ...rest }: Props) {
  const { help, ...input } = rest
  const common = {
    id: name,
    name,
    defaultValue: value,
    className:
      'w-full min-h-12 rounded border-2 border-edge bg-paper px-3 py-2 aria-[invalid=true]:border-bad aria-[invalid=true]:border-4',
    // With help it is set while somebody types: the style for it must be in the page.
    'aria-invalid': error ? true : help && false,
    'data-missing': help?.missing,
    'data-most': help?.most,
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
