import type { LetterState } from '#lib/desk/letters/letter-state.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** What may have come of an editor's last action; those in the second list went wrong. */
const DONE = [
  'tested',
  'approved',
  'begun',
  'again',
  'paused',
  'resumed',
  'cancelled',
  'retried',
] as const
const FAILED = [
  'changed',
  'unreviewed',
  'not-sure',
  'cancel-not-sure',
  'unchanged',
  'faulty',
] as const

type Props = { locale: Locale; date: string; state: LetterState; outcome: string }

/** The day and the state of a letter, and what came of the last action. */
export function LetterStateLine({ locale, date, state, outcome }: Props) {
  const t = translator(locale)
  const done = DONE.find((one) => one === outcome)
  const failed = FAILED.find((one) => one === outcome)
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap gap-x-5 text-soft">
        <span>{formatDay(date, locale)}</span>
        <span data-letter={state} className="state">
          {t(`desk.letters.state.${state}`)}
        </span>
      </p>
      {done && (
        <p role="status" className="banner">
          {t(`desk.letters.outcome.${done}`)}
        </p>
      )}
      {failed && (
        <p role="alert" className="border-4 border-bad p-4 font-semibold">
          {t(`desk.letters.outcome.${failed}`)}
        </p>
      )}
    </div>
  )
}
