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
  /** The number of lines; makes it a textarea. */
  rows?: number
  /** Digits only, for codes. */
  inputMode?: 'numeric'
  /** Messages that the browser may show during typing: see components/browser/README.md. */
  help?: FieldHelp
}

/** The message for an empty field, and the maximum number of characters. */
export type FieldHelp = { missing?: string; most?: number }

/** A text field with its label, hint and error. */
export function TextField({ locale, name, label, hint, value, error, rows, ...rest }: Props) {
  const { help, ...input } = rest
  const common = {
    id: name,
    name,
    defaultValue: value,
    className:
      'w-full min-h-12 rounded border-2 border-edge bg-paper px-3 py-2 aria-[invalid=true]:border-bad aria-[invalid=true]:border-4',
    // The script sets it during typing. Rendering `false` keeps its style in the page's optimized
    // CSS.
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
