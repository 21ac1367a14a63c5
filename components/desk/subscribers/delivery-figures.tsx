import { deskPaths } from '#lib/desk/paths.ts'
import type { LetterDelivery } from '#lib/desk/subscribers/figures.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; letters: LetterDelivery[] }

/** What became of each letter's copies: a bar and figures a letter, the latest first. */
export function DeliveryFigures({ locale, letters }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="delivery" className="grid gap-2">
      <h2 id="delivery">{t('desk.list.delivery')}</h2>
      {letters.length === 0 && <p>{t('desk.list.noDelivery')}</p>}
      <ul>
        {letters.toReversed().map(({ date, tried, arrived, returned, complaints }) => (
          <li key={date} className="grid gap-1 border-line border-b py-2">
            <a href={deskPaths.letter(date)}>{formatDay(date, locale)}</a>
            <svg
              viewBox="0 0 340 8"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="h-2 w-full max-w-[44rem]"
            >
              <rect width="340" height="8" className="fill-line" />
              <rect width={(340 * arrived) / tried} height="8" className="fill-sky" />
            </svg>
            <p className="text-soft tabular-nums">
              {t('desk.list.deliveryLine', {
                tried,
                arrived,
                percent: Math.round((1000 * arrived) / tried) / 10,
                returned,
                complaints,
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
