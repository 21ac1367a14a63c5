import { progressOf } from '#lib/desk/letters/letter-state.ts'
import type { LetterEntry } from '#lib/desk/letters/letters.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; letters: LetterEntry[] }

/** All letters with their state, the latest first; how to write one where there is none. */
export function LetterList({ locale, letters }: Props) {
  const t = translator(locale)
  const begin = (
    <p>
      <a href={`${deskPaths.newText}?kind=letters`} className="inline-flex min-h-11 items-center">
        {t('desk.letters.write')}
      </a>
    </p>
  )
  if (letters.length === 0) {
    return (
      <div className="grid max-w-2xl gap-2">
        <p>{t('desk.letters.empty')}</p>
        <p className="text-soft">{t('desk.letters.emptyHow')}</p>
        {begin}
      </div>
    )
  }
  return (
    <>
      {begin}
      <ul className="border-line border-t">
        {letters.map(({ date, state, subject, sent }) => (
          <li key={date} data-row className="border-line border-b py-2.5">
            <a href={deskPaths.letter(date)} className="break-words font-semibold">
              {subject ?? t('desk.letters.unreadable')}
            </a>
            <p className="flex flex-wrap gap-x-5 text-soft">
              <span>{formatDay(date, locale)}</span>
              <span data-letter={state} className="state">
                {t(`desk.letters.state.${state}`)}
              </span>
              {sent && (
                <span className="tabular-nums">{t('desk.letters.progress', progressOf(sent))}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
