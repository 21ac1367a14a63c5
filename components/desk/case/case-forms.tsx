import { NoteField } from '#components/desk/fields/note-field.tsx'
import { errorText } from '#components/form/error-text.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  reference: string
  error?: string | undefined
  action: (form: FormData) => Promise<void>
}

/** A note without a move. */
export function NoteBox({ locale, reference, value, error, action }: Props & { value: string }) {
  const t = translator(locale)
  return (
    <details className="fold" open={error !== undefined}>
      <summary>{t('desk.case.addNote')}</summary>
      <form action={action} className="grid gap-3 py-2">
        <input type="hidden" name="reference" value={reference} />
        <NoteField locale={locale} id="only-note" value={value} rows={3} error={error} />
        <div>
          <button type="submit" className="press" data-quiet>
            {t('desk.case.addNoteButton')}
          </button>
        </div>
      </form>
    </details>
  )
}

/** Removal for good, which asks once more by a box that is to be ticked. */
export function RemoveBox({ locale, reference, error, action }: Props) {
  const t = translator(locale)
  return (
    <details className="fold" open={error !== undefined}>
      <summary>{t('desk.case.removeTitle')}</summary>
      <form action={action} className="grid gap-3 py-2">
        <input type="hidden" name="reference" value={reference} />
        <p>{t('desk.case.removeText')}</p>
        {error && (
          <p id="sure-error" className="font-semibold text-bad">
            {errorText(locale, error)}
          </p>
        )}
        <label className="flex min-h-11 items-center gap-3">
          <input
            id="sure"
            type="checkbox"
            name="sure"
            value="yes"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'sure-error' : undefined}
            className="tick"
          />
          {t('desk.case.removeSure', { reference })}
        </label>
        <div>
          <button type="submit" className="press" data-danger>
            {t('desk.case.removeButton')}
          </button>
        </div>
      </form>
    </details>
  )
}
