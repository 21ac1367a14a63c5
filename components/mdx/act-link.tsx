import { ledger } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** A law's short name, leading to its text where we know an address. */
export function ActLink({ id, locale }: { id: string; locale: Locale }) {
  const act = ledger().acts.get(id)
  if (!act) throw new Error(`There is no act “${id}” in content/acts.yml.`)
  const name = act.short[locale].split(/((?:№|No\.) \S+)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: The parts of one name keep their order.
    <NumberOnOneLine key={index} words={part} />
  ))
  return act.url ? <a href={act.url}>{name}</a> : name
}

/** The number of an act is one word, whatever signs it has. */
function NumberOnOneLine({ words }: { words: string }) {
  return /^(№|No\.) /.test(words) ? <span className="whitespace-nowrap">{words}</span> : words
}
