import { errorText } from '#components/form/error-text.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  id: string
  value: string
  rows: number
  error?: string | undefined
  shortcut?: string
}

/** A note for the other editors. */
export function NoteField({ locale, id, value, rows, error, shortcut }: Props) {
  const t = translator(locale)
  return (
    <div className={`grid gap-1 ${error ? 'border-bad border-s-4 ps-3' : ''}`}>
      <label htmlFor={id} className="font-semibold">
        {t('desk.move.note')}
      </label>
      <p id={`${id}-hint`} className="text-[0.9375rem] text-soft">
        {t('desk.move.noteHint')}
      </p>
      {error && (
        <p id={`${id}-error`} className="font-semibold text-bad">
          {errorText(locale, error)}
        </p>
      )}
      <textarea
        id={id}
        name="note"
        rows={rows}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        data-key={shortcut}
        className="field"
      />
    </div>
  )
}
