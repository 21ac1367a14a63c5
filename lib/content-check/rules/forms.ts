import type { FactRecord } from '#lib/facts/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { argumentsOf, pluralFaults, readMessage } from '../words/icu.ts'

/** The grammatical forms of records: each is a message about `n`, whole in its language, and used. */
export function checkForms(content: Content): Finding[] {
  const used = usedForms(content)
  return content.facts.list.flatMap((record) =>
    Object.entries(record.data.forms ?? {}).flatMap(([form, words]) => [
      ...numberFault(record),
      ...LOCALES.flatMap((locale) =>
        faultsOf(words[locale], locale).map((fault) =>
          finding(record, ['forms', form, locale], `The form “${form}” ${fault}`, 'error'),
        ),
      ),
      ...(used.has(`${record.data.id} ${form}`)
        ? []
        : [finding(record, ['forms', form], `No text uses the form “${form}”`, 'warning')]),
    ]),
  )
}

function finding(
  record: Placed<FactRecord>,
  way: PropertyKey[],
  message: string,
  level: Finding['level'],
): Finding {
  const remedy = 'Write it as {n, plural, one {# copy} other {# copies}}, or take it out.'
  return { path: record.path, line: record.lineOf(way), message, remedy, level }
}

function numberFault(record: Placed<FactRecord>): Finding[] {
  const values = (record.data.periods ?? []).map(({ value }) => value)
  if (values.every((value) => value === null || typeof value === 'number')) return []
  return [finding(record, ['forms'], 'Only numbers have forms', 'error')]
}

function faultsOf(words: string, locale: Locale): string[] {
  const read = readMessage(words)
  if ('fault' in read) return [`cannot be read: ${read.fault}`]
  const names = [...argumentsOf(read.elements)]
  const strange = names.filter((name) => name !== '{n}').map((name) => `names ${name}, not {n}`)
  const absent = names.includes('{n}') ? [] : ['does not show {n}']
  return [...strange, ...absent, ...pluralFaults(read.elements, '', locale)]
}

function usedForms(content: Content): Set<string> {
  const inSteps = content.steps
    .flatMap(({ records }) => records.list)
    .flatMap(({ data }) => Object.values(data.detail ?? {}))
    .flatMap((words) => [...words.matchAll(PLACEHOLDER)])
    .map(([, id, form]) => `${id} ${form}`)
  const inTexts = textsOf(content)
    .flatMap(({ parts }) => parts?.tags ?? [])
    .map(({ attributes }) => `${attributes.get('id')} ${attributes.get('form')}`)
  return new Set([...inSteps, ...inTexts])
}
