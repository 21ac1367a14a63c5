import { loadFacts } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** The short name of an act; a link to its text if its URL is known. */
export function ActLink({ id, locale }: { id: string; locale: Locale }) {
  const act = loadFacts().acts.get(id)
  if (!act) throw new Error(`There is no act “${id}” in content/acts.yml.`)
  const name = act.short[locale].split(/((?:№|No\.) \S+)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: The parts of one name keep their order.
    <NumberOnOneLine key={index} words={part} />
  ))
  return act.url ? <a href={act.url}>{name}</a> : <span>{name}</span>
}

/** Keeps the number of an act on one line, whatever characters it contains. */
function NumberOnOneLine({ words }: { words: string }) {
  return /^(№|No\.) /.test(words) ? <span className="whitespace-nowrap">{words}</span> : words
}
