import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { TOPICS, type Topic } from '#lib/store/store.ts'

type Props = { locale: Locale; rows: { topic: Topic; locale: Locale; count: number }[] }

/** How many confirmed subscribers want each topic, by language. */
export function TopicTable({ locale, rows }: Props) {
  const t = translator(locale)
  function count(topic: Topic, language?: Locale): number {
    return rows
      .filter((row) => row.topic === topic && (!language || row.locale === language))
      .reduce((sum, row) => sum + row.count, 0)
  }
  return (
    <section aria-labelledby="topics">
      <h2 id="topics" className="mb-2">
        {t('desk.list.topics')}
      </h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('desk.list.topic')}</th>
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
          {TOPICS.map((topic) => (
            <tr key={topic}>
              <th scope="row">{t(`letter.topic.${topic}`)}</th>
              {LOCALES.map((language) => (
                <td key={language} className="number">
                  {count(topic, language)}
                </td>
              ))}
              <td className="number">{count(topic)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
