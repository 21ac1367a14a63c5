import type { FactRecord, Localized } from '#lib/facts/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import { placeholderIds } from '../fact-uses.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { type Said, say } from '../say.ts'

type Text = { record: Placed<unknown>; valuePath: PropertyKey[]; words: Localized }

/**
 * The languages of a text must contain the same figures, referred to by the ids of their records.
 */
export function checkLanguages(content: Content): Finding[] {
  const { facts, acts, terms, steps } = content
  const records = new Map(facts.list.map(({ data }) => [data.id, data]))
  const steplist = steps.flatMap(({ records }) => records.list)
  const texts = [...facts.list, ...acts.list, ...terms.list, ...steplist].flatMap((record) =>
    localizedIn(record, record.data, []),
  )
  // Headlines and forms have other placeholders, and rules of their own.
  const others = texts.filter(
    ({ valuePath }) => valuePath.at(-1) !== 'headline' && valuePath[0] !== 'forms',
  )
  return others.flatMap((text) =>
    text.valuePath[0] === 'detail'
      ? [...unequal(text), ...unknown(text, records)]
      : neverFilled(text),
  )
}

function isLocalized(value: object): value is Localized {
  return LOCALES.every((locale) => typeof Reflect.get(value, locale) === 'string')
}

function localizedIn(record: Placed<unknown>, value: unknown, valuePath: PropertyKey[]): Text[] {
  if (typeof value !== 'object' || value === null) return []
  if (isLocalized(value)) return [{ record, valuePath, words: value }]
  return Object.entries(value).flatMap(([key, inner]) =>
    localizedIn(record, inner, [...valuePath, key]),
  )
}

function unequal({ record, valuePath, words }: Text): Finding[] {
  const english = new Set(placeholderIds(words.en))
  return (['ru', 'kk'] as const).flatMap((locale): Finding[] => {
    const own = new Set(placeholderIds(words[locale]))
    const differing = [...english.symmetricDifference(own)]
    if (differing.length === 0) return []
    return [
      {
        path: record.path,
        line: record.lineOf([...valuePath, locale]),
        ...say('figures-differ', { locale, ids: differing.join(', ') }),
        level: 'error',
      },
    ]
  })
}

/** The parts that every record has, in addition to its own forms. */
const PARTS = ['genitive', 'number', 'value', 'tenge']

/** The forms that a text refers to and the records do not have. */
function lackingForms(words: string, records: Map<string, FactRecord>): Said[] {
  return [...words.matchAll(PLACEHOLDER)].flatMap(([, id = '', form]) => {
    const record = records.get(id)
    if (!record || !form || PARTS.includes(form) || record.forms?.[form]) return []
    return [say('figure-form', { id, form })]
  })
}

function unknown({ record, valuePath, words }: Text, records: Map<string, FactRecord>): Finding[] {
  return LOCALES.flatMap((locale) => {
    const named = placeholderIds(words[locale]).filter((id) => !records.has(id))
    const broken = words[locale].replaceAll(PLACEHOLDER, '').match(/[{}][^{}]*[{}]?/g) ?? []
    return [
      ...named.map((id) => say('figure-unknown', { id })),
      ...broken.map((piece) => say('figure-broken', { piece })),
      ...lackingForms(words[locale], records),
    ].map((said): Finding => {
      const line = record.lineOf([...valuePath, locale])
      return { path: record.path, line, ...said, level: 'error' }
    })
  })
}

/**
 * Only the detail of a step has its placeholders replaced; elsewhere readers would see the braces.
 */
function neverFilled({ record, valuePath, words }: Text): Finding[] {
  return LOCALES.filter((locale) => /[{}]/.test(words[locale])).map((locale) => ({
    path: record.path,
    line: record.lineOf([...valuePath, locale]),
    ...say('braces-elsewhere'),
    level: 'error',
  }))
}
