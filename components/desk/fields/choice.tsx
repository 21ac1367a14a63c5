import { errorText } from '#components/form/error-text.ts'
import type { Locale } from '#lib/i18n/locales.ts'

type Props = {
  locale: Locale
  name: string
  label: string
  options: { value: string; label: string }[]
  chosen: string
  error?: string | undefined
  /** The letter key that leads here. */
  shortcut?: string
}

/** One of a few, to choose from a list. */
export function Choice({ locale, name, label, options, chosen, error, shortcut }: Props) {
  return (
    <div className={`grid content-start gap-1 ${error ? 'border-bad border-s-4 ps-3' : ''}`}>
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {error && (
        <p id={`${name}-error`} className="font-semibold text-bad">
          {errorText(locale, error)}
        </p>
      )}
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        data-key={shortcut}
        className="field"
      >
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
