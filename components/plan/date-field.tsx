import { FieldFrame } from '#components/form/field-frame.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  name: string
  label: string
  value: string
  error?: string | undefined
}

/** A day. A plain text field where the value is no ISO date: a date field would show it empty. */
export function DateField({ locale, name, label, value, error }: Props) {
  const hint = error && translator(locale)('ledger.dayHint', { example: '02.01.2027' })
  const isShown = value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value)
  return (
    <FieldFrame locale={locale} name={name} label={label} hint={hint} error={error}>
      <input
        id={name}
        name={name}
        type={error || !isShown ? 'text' : 'date'}
        defaultValue={value}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-hint ${name}-error` : undefined}
        className="min-h-12 w-full min-w-0 rounded border-2 border-edge bg-paper px-3 py-2 aria-[invalid=true]:border-4 aria-[invalid=true]:border-bad"
      />
    </FieldFrame>
  )
}
