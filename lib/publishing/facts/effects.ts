import { findFactOn } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { type Facts, readFacts } from '#lib/facts/load.ts'
import type { Localized } from '#lib/facts/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** A record whose value on a day becomes another one. */
export type Effect = {
  id: string
  title: Localized
  before: Record<Locale, string>
  after: Record<Locale, string>
}

/**
 * What readers will see in place of what, on a day (`YYYY-MM-DD`): of the records that were changed,
 * and of the sums and the amounts in tenge that are counted from them.
 *
 * @param drafts the texts of changed files by their paths below the content folder
 * @param first the record that is looked at, listed first
 */
export function effectsOn(
  dir: string,
  drafts: ReadonlyMap<string, string>,
  day: string,
  first: string,
): Effect[] {
  const before = readFacts(dir)
  const after = readFacts(dir, drafts)
  const records = [...after.facts.values()]
  const sorted = records.toSorted((a, b) => Number(b.id === first) - Number(a.id === first))
  return sorted.flatMap(({ id, title }) => {
    const effect = { id, title, before: shown(before, id, day), after: shown(after, id, day) }
    return LOCALES.every((locale) => effect.before[locale] === effect.after[locale]) ? [] : [effect]
  })
}

function shown(facts: Facts, id: string, day: string): Record<Locale, string> {
  const fact = findFactOn(id, day, facts)
  const words = (locale: Locale) => (fact ? formatFact(fact, locale) : '—')
  return { en: words('en'), ru: words('ru'), kk: words('kk') }
}
