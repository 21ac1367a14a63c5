import type { FactRecord, Localized } from '#lib/facts/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import { placeholderIds } from '../fact-uses.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

type Text = { record: Placed<unknown>; way: PropertyKey[]; words: Localized }

/** The three languages of a text: the same figures in each, named as the ledger has them. */
export function checkLanguages(content: Content): Finding[] {
  const { facts, acts, terms, steps } = content
  const records = new Map(facts.list.map(({ data }) => [data.id, data]))
  const steplist = steps.flatMap(({ records }) => records.list)
  const texts = [...facts.list, ...acts.list, ...terms.list, ...steplist].flatMap((record) =>
    localizedIn(record, record.data, []),
  )
  // Headlines and forms are filled in otherwise; they have rules of their own.
  const others = texts.filter(({ way }) => way.at(-1) !== 'headline' && way[0] !== 'forms')
  return others.flatMap((text) =>
    text.way[0] === 'detail' ? [...unequal(text), ...unknown(text, records)] : neverFilled(text),
  )
}

function isLocalized(value: object): value is Localized {
  return LOCALES.every((locale) => typeof Reflect.get(value, locale) === 'string')
}

function localizedIn(record: Placed<unknown>, value: unknown, way: PropertyKey[]): Text[] {
  if (typeof value !== 'object' || value === null) return []
  if (isLocalized(value)) return [{ record, way, words: value }]
  return Object.entries(value).flatMap(([key, inner]) => localizedIn(record, inner, [...way, key]))
}

function unequal({ record, way, words }: Text): Finding[] {
  const english = new Set(placeholderIds(words.en))
  return (['ru', 'kk'] as const).flatMap((locale): Finding[] => {
    const own = new Set(placeholderIds(words[locale]))
    const differing = [...english.symmetricDifference(own)]
    if (differing.length === 0) return []
    return [
      {
        path: record.path,
        line: record.lineOf([...way, locale]),
        message: `“${locale}” and “en” do not show the same figures: ${differing.join(', ')}`,
        remedy: 'Let each language name the same {records}.',
        level: 'error',
      },
    ]
  })
}

/** The parts of a fact that every record has, beside forms of its own. */
const PARTS = ['genitive', 'number', 'value', 'tenge']

/** The forms that a sentence asks for and the records lack. */
function lackingForms(words: string, records: Map<string, FactRecord>): string[] {
  return [...words.matchAll(PLACEHOLDER)].flatMap(([, id = '', form]) => {
    const record = records.get(id)
    if (!record || !form || PARTS.includes(form) || record.forms?.[form]) return []
    return [`“${id}” has no form “${form}”`]
  })
}

function unknown({ record, way, words }: Text, records: Map<string, FactRecord>): Finding[] {
  return LOCALES.flatMap((locale) => {
    const named = placeholderIds(words[locale]).filter((id) => !records.has(id))
    const broken = words[locale].replaceAll(PLACEHOLDER, '').match(/[{}][^{}]*[{}]?/g) ?? []
    return [
      ...named.map((id) => `There is no record “${id}” to show here`),
      ...broken.map((piece) => `“${piece}” is not a figure`),
      ...lackingForms(words[locale], records),
    ].map((message): Finding => {
      const remedy =
        'Write {id}, {id:genitive}, {id:number}, {id:value}, {id:tenge} or {id:form} with a form of the record.'
      const line = record.lineOf([...way, locale])
      return { path: record.path, line, message, remedy, level: 'error' }
    })
  })
}

/** Only a step's detail gets its figures filled in; elsewhere a reader would see the braces. */
function neverFilled({ record, way, words }: Text): Finding[] {
  return LOCALES.filter((locale) => /[{}]/.test(words[locale])).map((locale) => ({
    path: record.path,
    line: record.lineOf([...way, locale]),
    message: 'Figures in braces are filled in only in the “detail” of a step',
    remedy: 'Say it without a figure, or move it into a step’s detail.',
    level: 'error',
  }))
}
