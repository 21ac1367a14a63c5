import { ledger } from '#lib/facts/load.ts'
import type { Locale } from '#lib/site/locales.ts'

/** A law's short name, leading to its text where we know an address. */
export function ActLink({ id, locale }: { id: string; locale: Locale }) {
  const act = ledger().acts.get(id)
  if (!act) throw new Error(`There is no act “${id}” in content/acts.yml.`)
  const name = act.short[locale]
  return act.url ? (
    <a href={act.url} title={act.title[locale]}>
      {name}
    </a>
  ) : (
    <span title={act.title[locale]}>{name}</span>
  )
}
