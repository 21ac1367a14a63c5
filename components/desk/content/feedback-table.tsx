import { findGuide, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { GuideFeedback } from '#lib/store/desk-types.ts'

type Props = { locale: Locale; rows: GuideFeedback[] }

/** Whether the guides were useful to those who said so. */
export function FeedbackTable({ locale, rows }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="feedback">
      <h2 id="feedback" className="mb-2">
        {t('desk.content.feedback')}
      </h2>
      {rows.length === 0 ? (
        <p>{t('desk.content.noFeedback')}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t('desk.content.guide')}</th>
              <th scope="col" className="number">
                {t('desk.content.yes')}
              </th>
              <th scope="col" className="number">
                {t('desk.content.no')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ slug, yes, no }) => (
              <tr key={slug}>
                <GuideName locale={locale} slug={slug} />
                <td className="number">{yes}</td>
                <td className="number">{no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** A guide that is gone keeps its answers; then only its name in the address is known. */
function GuideName({ locale, slug }: { locale: Locale; slug: string }) {
  const guide = findGuide(slug)
  const text = guide && textFor(guide, locale)
  return (
    <th scope="row" lang={text?.locale}>
      {text?.title ?? slug}
    </th>
  )
}
