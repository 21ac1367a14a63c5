import { findGuide, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/**
 * The situations of readers, in the order of the application, each with the guide to start with.
 */
const SITUATIONS = [
  ['unsure', 'who-can-apply'],
  ['preparing', 'papers-from-home'],
  ['arrived', 'arrive-and-register'],
  ['registered', 'screening'],
  ['screened', 'money-to-show'],
  ['ready', 'apply-and-wait'],
  ['approved', 'the-card'],
  ['refused', 'refusal'],
  ['settled', 'keeping-it'],
] as const

/** “Where are you now?”: each situation links to the guide to start with. */
export function WhereNow({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const rows = SITUATIONS.flatMap(([situation, slug]) => {
    const guide = findGuide(slug)
    return guide ? [{ situation, slug, text: textFor(guide, locale) }] : []
  })
  return (
    <section aria-labelledby="where-now">
      <h2 id="where-now">{t('home.whereTitle')}</h2>
      <ul className="mt-4 grid gap-x-12 sm:grid-cols-2">
        {rows.map(({ situation, slug, text }) => (
          <li key={situation} className="border-line border-t">
            <a href={paths.guide(locale, slug)} className="block min-h-11 py-2">
              <span className="block text-base text-soft">{t(`home.where.${situation}`)}</span>{' '}
              <span lang={text.locale === locale ? undefined : text.locale}>{text.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
