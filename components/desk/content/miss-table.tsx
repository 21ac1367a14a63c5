import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; misses: { query: string; times: number; lastDay: string }[] }

/** What people searched for and did not find. */
export function MissTable({ locale, misses }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="misses">
      <h2 id="misses" className="mb-2">
        {t('desk.content.misses')}
      </h2>
      {misses.length === 0 ? (
        <p>{t('desk.content.noMisses')}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t('desk.content.query')}</th>
              <th scope="col" className="number">
                {t('desk.content.times')}
              </th>
              <th scope="col">{t('desk.content.lastDay')}</th>
            </tr>
          </thead>
          <tbody>
            {misses.map(({ query, times, lastDay }) => (
              <tr key={query}>
                <th scope="row" className="break-words">
                  {query}
                </th>
                <td className="number">{times}</td>
                <td>{formatDay(lastDay, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
