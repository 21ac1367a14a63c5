import type { ReactNode } from 'react'
import { Choice } from '#components/desk/fields/choice.tsx'
import { NoteField } from '#components/desk/fields/note-field.tsx'
import { reasonOptions, statusOptions } from '#components/desk/fields/options.ts'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import { textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { RECOMMENDATION_STATUSES } from '#lib/store/recommendation-types.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  /** Whether the rows can be moved: those that are held back are released one by one first. */
  moves: boolean
  /** Where the editor is, to come back to. */
  back: string
  answers: FormValues
  errors: FieldErrors
  move: (form: FormData) => Promise<void>
  /** The list whose boxes choose. */
  children: ReactNode
}

/** The inbox as one form: what is ticked in the list can be moved together. */
export function BulkForm({ locale, moves, back, answers, errors, move, children }: Props) {
  const t = translator(locale)
  if (!moves) return <div>{children}</div>
  return (
    // A new form for other answers: browsers keep what was chosen in one that stays.
    <form key={JSON.stringify([back, answers])} action={move}>
      <input type="hidden" name="back" value={back} />
      <div id="chosen" tabIndex={-1}>
        {children}
      </div>
      <fieldset className="mt-6 grid gap-4 rounded-lg bg-leaf p-5">
        <legend className="float-left mb-2 font-head text-xl">{t('desk.bulk.title')}</legend>
        <div className="clear-both grid gap-4 md:grid-cols-2">
          <Choice
            locale={locale}
            name="to"
            label={t('desk.move.to')}
            options={statusOptions(locale, RECOMMENDATION_STATUSES.slice(1))}
            chosen={textValue(answers, 'to')}
            error={errors.to}
          />
          <Choice
            locale={locale}
            name="reason"
            label={t('desk.move.reason')}
            options={reasonOptions(locale)}
            chosen={textValue(answers, 'reason')}
            error={errors.reason}
          />
        </div>
        <NoteField
          locale={locale}
          id="note"
          value={textValue(answers, 'note')}
          rows={2}
          error={errors.note}
        />
        <label className="flex min-h-11 items-start gap-3">
          <input
            type="checkbox"
            name="mail"
            value="yes"
            defaultChecked={textValue(answers, 'mail') === 'yes'}
            className="tick"
          />
          <span>
            {t('desk.move.mailAll')}
            <span className="block text-[0.9375rem] text-soft">{t('desk.move.mailHint')}</span>
          </span>
        </label>
        <div>
          <button type="submit" className="press">
            {t('desk.bulk.button')}
          </button>
        </div>
      </fieldset>
    </form>
  )
}
