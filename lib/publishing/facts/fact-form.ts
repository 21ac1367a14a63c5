import { z } from 'zod'
import { today } from '#lib/config/clock.ts'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { changesOf, toldSince } from '#lib/facts/changes.ts'
import type { FactValue } from '#lib/facts/fact-on.ts'
import { CONFIDENCES, type FactRecord, type Localized, sourceSchema } from '#lib/facts/schema.ts'
import { type FieldErrors, type FieldKind, textValue, UNPRINTABLE } from '#lib/forms/form-values.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { FormValues } from '#lib/store/store.ts'
import type { NewPeriod, NewReading, NewSource } from './fact-text.ts'

function inLanguages(name: string): string[] {
  return LOCALES.map((locale) => `${name}-${locale}`)
}

function fields(names: string[]): Record<string, FieldKind> {
  return Object.fromEntries(names.map((name): [string, FieldKind] => [name, 'text']))
}

const SOURCE_FIELDS = ['url', 'title', 'publisher', 'date', 'kind', 'language', 'id'] as const

/** The fields of a new source, within another form. */
const NEW_SOURCE = SOURCE_FIELDS.map((name) => `source-${name}`)

/** The fields of a new value from a day on. */
export const VALUE_FIELDS = fields([
  ...['from', 'since', 'known', 'confidence', 'value', ...inLanguages('value'), 'sure'],
  ...['source', 'source-2', ...NEW_SOURCE, ...inLanguages('headline'), ...inLanguages('note')],
])

/** A record is contested when at least so many say different things. */
const MIN_READINGS = 2

/** The names of the fields of one reading, counted from 1. */
function readingFields(index: number): string[] {
  const names = [
    ...['who', 'says'].flatMap(inLanguages),
    'value',
    ...inLanguages('value'),
    'source',
  ]
  return names.map((name) => `reading-${index}-${name}`)
}

/** The fields of what each side says of a record, for so many sides. */
export function contestFields(count: number): Record<string, FieldKind> {
  const readings = Array.from({ length: count }, (_, i) => readingFields(i + 1)).flat()
  return fields(['from', 'confidence', ...readings, ...NEW_SOURCE])
}

/** Errors in the order of the fields on the page, as the summary lists them. */
export function inOrder(errors: FieldErrors, names: Record<string, FieldKind>): FieldErrors {
  const order = Object.keys(names)
  const sorted = Object.entries(errors).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return Object.fromEntries(sorted)
}

/** How many sides the form has room for: those that there are, and at least three. */
export function sidesOf({ periods = [] }: FactRecord): number {
  return Math.max(3, ...periods.map(({ readings = [] }) => readings.length))
}

const MAX_TEXT = 2_000

/** A larger factor between two values is more likely a typing error than a new rule. */
const MAX_FACTOR = 8

/** What a form of a fact changes in the files; the errors are keys of messages under `errors`. */
export type Read<T> = { data: T } | { errors: FieldErrors }

export type NewValue = {
  period: NewPeriod
  source?: NewSource
  confidence: FactRecord['confidence']
}

const DAY = z.iso.date()

/**
 * Reads the form of a new value of a record.
 *
 * @param sources the ids of the sources that are there
 * @param options the days whose values readers have not seen yet, and today, for what readers are told of
 */
export function readNewValue(
  answers: FormValues,
  record: FactRecord,
  sources: ReadonlySet<string>,
  {
    unpublished = new Set(),
    day = today(),
  }: { unpublished?: ReadonlySet<string>; day?: string } = {},
): Read<NewValue> {
  const errors: FieldErrors = {}
  const from = textValue(answers, 'from')
  if (!DAY.safeParse(from).success) errors.from = 'fact.day'
  const same = record.periods?.find((period) => period.from === from)
  if (same && same.value !== null && !unpublished.has(from)) errors.from = 'fact.dayTaken'
  const isUnknown = textValue(answers, 'known') === 'no'
  const value = isUnknown ? null : readValue(answers, '', record.unit, errors)
  const note = readLocalized(answers, 'note', errors)
  const headline = readLocalized(answers, 'headline', errors)
  const source = readNewSource(answers, sources, errors)
  const ids = readSourceIds(answers, ['source', 'source-2'], sources, errors)
  const all = [...new Set([...ids, ...(source ? [source.id] : [])])]
  const isSourceBegun = Object.keys(errors).some((name) => name.startsWith('source-'))
  if (all.length === 0 && !isUnknown && !isSourceBegun) errors.source ??= 'fact.source'
  if (isUnknown && !note && !Object.keys(errors).some((name) => name.startsWith('note'))) {
    errors['note-en'] = 'fact.noteUnknown'
  }
  const confidence = CONFIDENCES.find((one) => one === textValue(answers, 'confidence'))
  if (!confidence || (confidence === 'unknown' && !isUnknown)) {
    errors.confidence = 'fact.confidence'
  }
  const factor = factorTo(record, from, value)
  if (factor >= MAX_FACTOR && !(textValue(answers, 'sure') === 'yes' && note)) {
    errors.value ??= 'fact.tenfold'
  }
  const period: NewPeriod = {
    from,
    since: textValue(answers, 'since') === 'seen' ? 'seen' : undefined,
    value: value ?? null,
    sources: all,
    headline,
    note,
  }
  const isHeadlineBegun = Object.keys(errors).some((name) => name.startsWith('headline-'))
  const isTold = !errors.from && value !== undefined && lacksHeadline(record, period, day)
  if (isTold && !isHeadlineBegun) {
    errors['headline-en'] = 'fact.headline'
  }
  if (Object.keys(errors).length > 0 || !confidence) {
    return { errors: inOrder(errors, VALUE_FIELDS) }
  }
  return { data: { period, confidence, ...(source && { source }) } }
}

/** Whether readers would be told of the new value without a headline: the check refuses that. */
function lacksHeadline(record: FactRecord, period: NewPeriod, day: string): boolean {
  const others = (record.periods ?? []).filter(({ from }) => from !== period.from)
  const own = { ...period, since: period.since ?? ('exact' as const) }
  const periods = [...others, own].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const told = toldSince(day)
  return changesOf({ ...record, periods }).some(
    (change) =>
      change.day === period.from && change.day >= told && !change.headline && !change.toldBy,
  )
}

export type Contest = {
  from: string
  readings: NewReading[]
  source?: NewSource
  confidence: FactRecord['confidence']
}

/** The form of what each side says, filled in with the readings that apply on a day. */
export function contestAnswers(record: FactRecord, day: string): FormValues {
  const period = record.periods?.findLast(({ from }) => from <= day)
  const answers: FormValues = { from: period?.from ?? '', confidence: record.confidence }
  for (const [index, { who, says, value, sources }] of (period?.readings ?? []).entries()) {
    const prefix = `reading-${index + 1}-`
    for (const locale of LOCALES) {
      answers[`${prefix}who-${locale}`] = who[locale]
      answers[`${prefix}says-${locale}`] = says[locale]
    }
    if (typeof value === 'object') {
      for (const locale of LOCALES) answers[`${prefix}value-${locale}`] = value[locale]
    } else if (typeof value === 'boolean') answers[`${prefix}value`] = value ? 'yes' : 'no'
    else if (value !== undefined) answers[`${prefix}value`] = String(value)
    answers[`${prefix}source`] = sources.join(' ')
  }
  return answers
}

/** Reads what each side says of a record; no readings settle it. */
export function readContest(
  answers: FormValues,
  record: FactRecord,
  sources: ReadonlySet<string>,
  count: number,
): Read<Contest> {
  const errors: FieldErrors = {}
  const from = textValue(answers, 'from')
  if (!record.periods?.some((period) => period.from === from)) errors.from = 'fact.period'
  const source = readNewSource(answers, sources, errors)
  const known = new Set([...sources, ...(source ? [source.id] : [])])
  const readings: NewReading[] = []
  for (let index = 1; index <= count; index++) {
    const prefix = `reading-${index}-`
    if (readingFields(index).every((name) => textValue(answers, name).trim() === '')) continue
    const who = readLocalized(answers, `${prefix}who`, errors, true)
    const says = readLocalized(answers, `${prefix}says`, errors, true)
    const name = `${prefix}value`
    const isTyped = [name, ...inLanguages(name)].some(
      (one) => textValue(answers, one).trim() !== '',
    )
    const value = isTyped ? readValue(answers, prefix, record.unit, errors) : undefined
    const ids = readSourceIds(answers, [`${prefix}source`], known, errors)
    if (ids.length === 0) errors[`${prefix}source`] ??= 'fact.source'
    if (who && says) readings.push({ who, says, value, sources: ids })
  }
  const confidence = CONFIDENCES.find((one) => one === textValue(answers, 'confidence'))
  if (!confidence) errors.confidence = 'fact.confidence'
  const isContested = confidence === 'contested'
  if (isContested && readings.length < MIN_READINGS && Object.keys(errors).length === 0) {
    errors['reading-2-who-en'] = 'fact.readings'
  }
  if (!isContested && readings.length > 0) errors.confidence ??= 'fact.settled'
  if (Object.keys(errors).length > 0 || !confidence) {
    return { errors: inOrder(errors, contestFields(count)) }
  }
  return { data: { from, readings, confidence, ...(source && { source }) } }
}

function readValue(
  answers: FormValues,
  prefix: string,
  unit: FactRecord['unit'],
  errors: FieldErrors,
): FactValue | undefined {
  const name = `${prefix}value`
  const typed = textValue(answers, name).trim()
  switch (unit) {
    case 'text':
      return readLocalized(answers, name, errors, true)
    case 'yes-no':
      if (typed === 'yes' || typed === 'no') return typed === 'yes'
      errors[name] = 'fact.yesNo'
      return undefined
    case 'date':
      if (DAY.safeParse(typed).success) return typed
      errors[name] = 'fact.day'
      return undefined
    default: {
      // As people write numbers: 5 709 000 or 0,2.
      const digits = typed.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
      if (/^\d{1,15}(?:\.\d{1,6})?$/.test(digits)) return Number(digits)
      errors[name] = 'fact.number'
      return undefined
    }
  }
}

function readLocalized(
  answers: FormValues,
  name: string,
  errors: FieldErrors,
  isRequired = false,
): Localized | undefined {
  const words = LOCALES.map((locale) => textValue(answers, `${name}-${locale}`).trim())
  if (!isRequired && words.every((text) => text === '')) return undefined
  for (const [index, locale] of LOCALES.entries()) {
    const text = words[index] ?? ''
    if (text === '') errors[`${name}-${locale}`] = 'fact.language'
    else if (UNPRINTABLE.test(text)) errors[`${name}-${locale}`] = 'unprintable'
    else if (text.length > MAX_TEXT) errors[`${name}-${locale}`] = 'tooLong'
  }
  const [en = '', ru = '', kk = ''] = words
  return en && ru && kk ? { en, ru, kk } : undefined
}

function readSourceIds(
  answers: FormValues,
  names: string[],
  known: ReadonlySet<string>,
  errors: FieldErrors,
): string[] {
  return names.flatMap((name) => {
    const ids = textValue(answers, name)
      .split(/[\s,]+/)
      .filter(Boolean)
    if (ids.some((id) => !known.has(id))) errors[name] = 'fact.unknownSource'
    return ids
  })
}

/** What is said of a field of a new source that holds something wrong. */
const SOURCE_ERRORS: Record<string, string> = {
  url: 'fact.sourceUrl',
  date: 'fact.sourceDate',
  id: 'fact.sourceId',
}

function readNewSource(
  answers: FormValues,
  known: ReadonlySet<string>,
  errors: FieldErrors,
): NewSource | undefined {
  const typed = Object.fromEntries(
    SOURCE_FIELDS.map((name) => [name, textValue(answers, `source-${name}`).trim()]),
  )
  const { id = '', title = '', publisher = '', url = '' } = typed
  // The two lists always have a choice.
  if ([id, title, publisher, url, typed.date].every((text) => !text)) return undefined
  const given = Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''))
  const parsed = sourceSchema.safeParse(given)
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? 'url')
    errors[`source-${name}`] ??= SOURCE_ERRORS[given[name] ? name : ''] ?? 'fact.newSource'
  }
  for (const [name, text] of Object.entries(given)) {
    if (UNPRINTABLE.test(text)) errors[`source-${name}`] ??= 'unprintable'
  }
  if (known.has(id)) errors['source-id'] = 'fact.sourceTaken'
  if (!parsed.success || known.has(id)) return undefined
  const { data } = parsed
  return { ...data, url: data.url, date: data.date }
}

/** How many times the value before a day a new one is, in either direction; 1 where none is known. */
function factorTo(record: FactRecord, from: string, value: FactValue | null | undefined): number {
  const before = (record.periods ?? [])
    .filter((period) => period.from < from && typeof period.value === 'number')
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1)?.value
  if (typeof value !== 'number' || typeof before !== 'number' || !value || !before) return 1
  return Math.max(value / before, before / value)
}

/** The records of a facts file, and the sources, as they are in a text. */
export function sourceIdsOf(text: string): Set<string> {
  const parsed = z.array(z.looseObject({ id: z.string() })).safeParse(parseYaml(text))
  return new Set((parsed.data ?? []).map(({ id }) => id))
}
