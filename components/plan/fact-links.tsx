import { shownFact } from '#lib/facts/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { facts: readonly string[]; locale: Locale; day: string }

/** The first record carries a line; its page leads to the others of its subject. */
const MAX_LINKS = 1

/** The records that a line rests on, where their values, sources and confidence stand. */
export function FactLinks({ facts, locale, day }: Props) {
  if (facts.length === 0) return null
  return (
    <span className="no-print block text-base">
      {' '}
      {facts.slice(0, MAX_LINKS).map((id) => (
        <a key={id} href={paths.fact(locale, id)} className="me-4 inline-block py-1">
          {' '}
          {shownFact(id, day).title[locale]}
        </a>
      ))}
    </span>
  )
}
