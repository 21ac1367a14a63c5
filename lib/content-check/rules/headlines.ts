import { changesOf, toldSince } from '#lib/facts/changes.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { type Said, say } from '../say.ts'

/** Every change that readers see must have a headline, its own or that of another record. */
export function checkHeadlines(content: Content, day: string): Finding[] {
  const since = toldSince(day)
  const records = new Map(content.facts.list.map(({ data }) => [data.id, data]))
  return content.facts.list.flatMap((record) => [
    ...bareChanges(record, since),
    ...(record.data.periods ?? []).flatMap((_, index) => [
      ...faultsOfTeller(record, index, records),
      ...faultsOfWords(record, index),
    ]),
  ])
}

function finding(record: Placed<FactRecord>, valuePath: PropertyKey[], said: Said): Finding {
  return { path: record.path, line: record.lineOf(valuePath), ...said, level: 'error' }
}

function bareChanges(record: Placed<FactRecord>, since: string): Finding[] {
  const { id, periods = [] } = record.data
  return changesOf(record.data)
    .filter(({ day, headline, toldBy }) => day >= since && !headline && !toldBy)
    .flatMap(({ day }) => {
      const index = periods.findIndex(({ from }) => from === day)
      // A change without a period is the end of one, which `checkPeriods` reports.
      if (index < 0) return []
      return [finding(record, ['periods', index], say('no-headline', { id, day }))]
    })
}

function faultsOfTeller(
  record: Placed<FactRecord>,
  index: number,
  records: Map<string, FactRecord>,
): Finding[] {
  const { from, toldBy } = record.data.periods?.[index] ?? {}
  if (!toldBy) return []
  const told = (records.get(toldBy)?.periods ?? []).some(
    (period) => period.from === from && period.headline,
  )
  if (told) return []
  const said = say('teller-without-headline', { id: toldBy, day: from ?? '' })
  return [finding(record, ['periods', index, 'toldBy'], said)]
}

/** A headline may only refer to values that exist, and to the same ones in each language. */
function faultsOfWords(record: Placed<FactRecord>, index: number): Finding[] {
  const { headline } = record.data.periods?.[index] ?? {}
  if (!headline) return []
  const named = (words: string) => [...new Set(words.match(/\{[^}]*\}?/g) ?? [])].sort().join()
  return LOCALES.flatMap((locale) => {
    const valuePath = ['periods', index, 'headline', locale]
    const strange = headline[locale].replaceAll(/\{(before|after)\}/g, '').match(/[{}]/)
    if (strange) return [finding(record, valuePath, say('headline-braces'))]
    if (named(headline[locale]) === named(headline.en)) return []
    return [finding(record, valuePath, say('headline-differs', { locale }))]
  })
}
