import { textValue } from '#lib/forms/form-values.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type MessageRow, placeholdersOf } from '#lib/publishing/editing/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  row: MessageRow
  /** What was looked for, to come back to. */
  query: string
  saved: boolean
  /** What was typed and could not be saved, with `faults`. */
  typed: FormValues | undefined
  save: string
}

/** One message of the interface in all languages, beside each other. */
export function MessageForm({ locale, row, query, saved, typed, save }: Props) {
  const t = translator(locale)
  const placeholders = placeholdersOf(row.words.en)
  const faults = typed ? textValue(typed, 'faults').split('\n') : []
  return (
    <form
      action={save}
      method="post"
      encType="multipart/form-data"
      id={typed && 'message'}
      data-message={row.key}
      className="grid gap-2 border-line border-t pt-4"
    >
      <h2>
        <code>{row.key}</code>
      </h2>
      <input type="hidden" name="key" value={row.key} />
      <input type="hidden" name="q" value={query || row.key} />
      {saved && <p role="status">{t('desk.wording.saved')}</p>}
      {typed && (
        <div role="alert" className="border-bad border-s-4 ps-3 text-bad">
          <p className="font-semibold">{t('desk.wording.wrong')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      {placeholders.length > 0 && (
        <p className="text-soft">
          {t('desk.wording.placeholders', { list: placeholders.join(' ') })}
        </p>
      )}
      <div className="grid gap-3 md:grid-cols-3">
        {LOCALES.map((language) => {
          const words = typed ? textValue(typed, language) : row.words[language]
          return (
            <label key={language} className="grid content-start gap-1">
              <span>{LOCALE_NAMES[language]}</span>
              <textarea
                name={language}
                lang={language}
                rows={Math.min(8, 2 + Math.ceil(words.length / 60))}
                defaultValue={words}
                aria-invalid={typed ? true : undefined}
                className="field"
              />
            </label>
          )
        })}
      </div>
      <p>
        <button type="submit" className="press" data-quiet>
          {t('desk.wording.save')}
        </button>
      </p>
    </form>
  )
}
