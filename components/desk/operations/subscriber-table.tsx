import type { SubscriberRow } from '#lib/desk/operations.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; rows: SubscriberRow[] }

/** How many subscribers there are of each state and language. */
export function SubscriberTable({ locale, rows }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="subscribers">
      <h2 id="subscribers" className="mb-2">
        {t('desk.operations.subscribers')}
      </h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('desk.inbox.state')}</th>
            {LOCALES.map((language) => (
              <th key={language} scope="col" className="number">
                <abbr title={LOCALE_NAMES[language]} className="no-underline">
                  {language}
                </abbr>
              </th>
            ))}
            <th scope="col" className="number">
              {t('desk.operations.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ status, byLocale, total }) => (
            <tr key={status}>
              <th scope="row">{t(`desk.operations.subscriber.${status}`)}</th>
              {LOCALES.map((language) => (
                <td key={language} className="number">
                  {byLocale[language]}
                </td>
              ))}
              <td className="number">{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
