import { Choice } from '#components/desk/fields/choice.tsx'
import { NoteField } from '#components/desk/fields/note-field.tsx'
import { reasonOptions, statusOptions } from '#components/desk/fields/options.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { RecommendationCase, RecommendationStatus } from '#lib/store/recommendation-types.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  found: RecommendationCase
  /** Where it may go from here. */
  next: readonly RecommendationStatus[]
  /** What the mail to the sender says of each move of which they are told. */
  letters: { to: RecommendationStatus; text: string }[]
  answers: FormValues
  errors: FieldErrors
  move: (form: FormData) => Promise<void>
}

/** One step on: where to, why, a note, and whether the sender hears of it. */
export function MoveBox({ locale, found, next, letters, answers, errors, move }: Props) {
  const t = translator(locale)
  const ticked = !('to' in answers) || textValue(answers, 'mail') === 'yes'
  return (
    <section aria-labelledby="move" className="rounded-lg bg-leaf p-5">
      <h2 id="move" className="mb-3">
        {t('desk.move.title')}
      </h2>
      {/* A new form for other answers: browsers keep what was chosen in one that stays. */}
      <form key={JSON.stringify([found.version, answers])} action={move} className="grid gap-4">
        <input type="hidden" name="reference" value={found.reference} />
        <input type="hidden" name="version" value={found.version} />
        <input type="hidden" name="seen" value={found.status} />
        <Choice
          locale={locale}
          name="to"
          label={t('desk.move.to')}
          options={statusOptions(locale, next)}
          chosen={textValue(answers, 'to')}
          error={errors.to}
          shortcut="move"
        />
        <Choice
          locale={locale}
          name="reason"
          label={t('desk.move.reason')}
          options={reasonOptions(locale)}
          chosen={textValue(answers, 'reason')}
          error={errors.reason}
        />
        <NoteField
          locale={locale}
          id="note"
          value={textValue(answers, 'note')}
          rows={4}
          error={errors.note}
          shortcut="note"
        />
        <label className="flex min-h-11 items-start gap-3">
          <input type="checkbox" name="mail" value="yes" defaultChecked={ticked} className="tick" />
          <span>
            {t('desk.move.mail', { language: languageName(found.locale, locale) })}
            <span className="block text-[0.9375rem] text-soft">{t('desk.move.mailHint')}</span>
          </span>
        </label>
        <details className="fold">
          <summary>{t('desk.move.mailTexts')}</summary>
          {letters.map(({ to, text }) => (
            <div key={to} className="mb-4">
              <p className="font-semibold">{t(`desk.status.${to}`)}</p>
              <p lang={found.locale} className="whitespace-pre-wrap break-words text-[0.9375rem]">
                {text}
              </p>
            </div>
          ))}
        </details>
        <div>
          <button type="submit" className="press">
            {t('desk.move.button')}
          </button>
        </div>
        {next.includes('agreed') && (
          <p className="text-[0.9375rem] text-soft">{t('desk.move.consentFirst')}</p>
        )}
      </form>
    </section>
  )
}
