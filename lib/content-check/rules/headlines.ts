import { changesOf } from '#lib/facts/changes.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

/** For how many years a change stands on the home page and in the feed. */
const SHOWN_YEARS = 2

const HEADLINE =
  'Write a “headline” in three languages, or name in “toldBy” the record that has it.'

/** Every change that readers are shown has a headline, its own or that of another record. */
export function checkHeadlines(content: Content, day: string): Finding[] {
  const since = Temporal.PlainDate.from(day).subtract({ years: SHOWN_YEARS }).toString()
  const records = new Map(content.facts.list.map(({ data }) => [data.id, data]))
  return content.facts.list.flatMap((record) => [
    ...bareChanges(record, since),
    ...(record.data.periods ?? []).flatMap((_, index) => [
      ...faultsOfTeller(record, index, records),
      ...faultsOfWords(record, index),
    ]),
  ])
}

function finding(
  record: Placed<FactRecord>,
  way: PropertyKey[],
  message: string,
  remedy: string,
): Finding {
  return { path: record.path, line: record.lineOf(way), message, remedy, level: 'error' }
}

function bareChanges(record: Placed<FactRecord>, since: string): Finding[] {
  const { id, periods = [] } = record.data
  return changesOf(record.data)
    .filter(({ day, headline, toldBy }) => day >= since && !headline && !toldBy)
    .flatMap(({ day }) => {
      const index = periods.findIndex(({ from }) => from === day)
      // A change without a period is an end, of which the rule of periods speaks.
      if (index < 0) return []
      const message = `The change of “${id}” on ${day} has no headline`
      return [finding(record, ['periods', index], message, HEADLINE)]
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
  const message = `“${toldBy}” has no headline of ${from}`
  return [finding(record, ['periods', index, 'toldBy'], message, HEADLINE)]
}

/** The values that a headline may name, and the same ones in each language. */
function faultsOfWords(record: Placed<FactRecord>, index: number): Finding[] {
  const { headline } = record.data.periods?.[index] ?? {}
  if (!headline) return []
  const named = (words: string) => [...new Set(words.match(/\{[^}]*\}?/g) ?? [])].sort().join()
  return LOCALES.flatMap((locale) => {
    const way = ['periods', index, 'headline', locale]
    const strange = headline[locale].replaceAll(/\{(before|after)\}/g, '').match(/[{}]/)
    if (strange) {
      const message = 'A headline names its values as {before} and {after} only'
      return [finding(record, way, message, 'Correct what stands in braces.')]
    }
    if (named(headline[locale]) === named(headline.en)) return []
    const message = `“${locale}” and “en” do not name the same values`
    return [
      finding(record, way, message, 'Let each language name the same of {before} and {after}.'),
    ]
  })
}
