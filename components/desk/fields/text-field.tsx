import { errorText } from '#components/form/error-text.ts'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import { textValue } from '#lib/forms/form-values.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { FormValues } from '#lib/store/store.ts'

type FieldProps = {
  locale: Locale
  name: string
  label: string
  hint?: string | undefined
  /** What was typed before. */
  value: string
  error?: string | undefined
  type?: 'text' | 'date' | 'url' | 'time'
  /** Several lines. */
  rows?: number
  /** The id of a list of suggestions. */
  list?: string
  /** The language of what is typed. */
  lang?: string
  inputMode?: 'decimal'
}

/** A field with its label, hint and error. */
export function TextField(props: FieldProps) {
  const { locale, name, label, hint, value, error, type = 'text', rows, list, lang } = props
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  const common = {
    id: name,
    name,
    defaultValue: value,
    lang,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
    className: 'field',
  }
  return (
    <div className={`grid content-start gap-1 ${error ? 'border-bad border-s-4 ps-3' : ''}`}>
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-[0.9375rem] text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="font-semibold text-bad">
          {errorText(locale, error)}
        </p>
      )}
      {rows ? (
        <textarea {...common} rows={rows} spellCheck />
      ) : (
        <input {...common} type={type} list={list} inputMode={props.inputMode} />
      )}
    </div>
  )
}

type LanguagesProps = {
  locale: Locale
  /** The fields are `name-en`, `name-ru` and `name-kk`. */
  name: string
  legend: string
  hint?: string
  answers: FormValues
  errors: FieldErrors
  rows?: number
}

/** One text in each of the site's languages. */
export function LanguageFields(props: LanguagesProps) {
  const { locale, name, legend, hint, answers, errors, rows = 3 } = props
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && <p className="text-[0.9375rem] text-soft">{hint}</p>}
      <div className="grid gap-3 sm:grid-cols-3">
        {LOCALES.map((language) => (
          <TextField
            key={language}
            locale={locale}
            name={`${name}-${language}`}
            label={LOCALE_NAMES[language]}
            value={textValue(answers, `${name}-${language}`)}
            error={errors[`${name}-${language}`]}
            rows={rows}
            lang={language}
          />
        ))}
      </div>
    </fieldset>
  )
}
