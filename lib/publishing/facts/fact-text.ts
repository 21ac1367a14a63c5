import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Confidence, Localized } from '#lib/facts/schema.ts'

/*
 * Records are changed by replacing or inserting stretches of their file's text; the parsed document only
 * tells where they are. So all other bytes stay: comments, quotes, the order of keys.
 */

/** A period as the form of a fact writes it; only what is given becomes a line. */
export type NewPeriod = {
  from: string
  since?: 'seen' | undefined
  value: number | boolean | string | Localized | null
  sources: string[]
  note?: Localized | undefined
  headline?: Localized | undefined
}

export type NewReading = {
  who: Localized
  says: Localized
  value?: NewPeriod['value'] | undefined
  sources: string[]
}

export type NewSource = {
  id: string
  title: string
  publisher: string
  language: string
  url?: string | undefined
  date?: string | undefined
  kind: string
}

/** A period of this day is there already, with a value: history is not overwritten. */
export class PeriodExistsError extends Error {
  override name = 'PeriodExistsError'
}

/** The ids of the records of a file, in their order. */
export function recordIds(text: string): string[] {
  return records(text).flatMap((record) => {
    const id = record.get('id')
    return typeof id === 'string' ? [id] : []
  })
}

/**
 * Adds a period to a record, in the order of the days. Where a period of this very day says that the
 * value is not known, it is filled in.
 *
 * @param unpublished the days whose values readers have not seen yet: they may be replaced
 * @throws PeriodExistsError if another period of this day has a value
 */
export function addPeriod(
  text: string,
  id: string,
  period: NewPeriod,
  unpublished: ReadonlySet<string> = new Set(),
): string {
  const periods = periodsOf(findRecord(text, id))
  const items = periods.items.filter(isMap)
  const same = items.find((item) => String(item.get('from')) === period.from)
  if (same) return fillPeriod(text, same, period, unpublished.has(period.from))
  const earlier = items.findLast((item) => String(item.get('from')) < period.from)
  const first = items[0]
  if (!first) throw new Error(`“${id}” has no periods`)
  const indent = columnOf(text, startOf(first)) - '- '.length
  const lines = asItem(period, indent)
  if (!earlier) return insertAt(text, lineStart(text, startOf(first)), lines)
  return insertAt(text, lineEnd(text, earlier), lines)
}

/** Sets the day on which a record was looked at last, its confidence, or both. */
export function setRecordFields(
  text: string,
  id: string,
  fields: { checked?: string; confidence?: Confidence },
): string {
  let changed = text
  for (const [name, value] of Object.entries(fields)) {
    const scalar = findRecord(changed, id).get(name, true)
    if (!isScalar(scalar) || !scalar.range) throw new Error(`“${id}” has no “${name}”`)
    if (scalar.value === value) continue
    changed = replace(changed, scalar.range[0], scalar.range[1], value)
  }
  return changed
}

/** Sets what each side says in the period of a record that begins on a day; an empty list removes it. */
export function setReadings(
  text: string,
  id: string,
  from: string,
  readings: readonly NewReading[],
): string {
  const period = periodsOf(findRecord(text, id))
    .items.filter(isMap)
    .find((item) => String(item.get('from')) === from)
  if (!period) throw new Error(`“${id}” has no period from ${from}`)
  const without = removePair(text, period, 'readings')
  if (readings.length === 0) return without
  const again = periodsOf(findRecord(without, id))
    .items.filter(isMap)
    .find((item) => String(item.get('from')) === from)
  if (!again) throw new Error(`“${id}” has no period from ${from}`)
  const lines = write({ readings }, columnOf(without, startOf(again)))
  return insertAt(without, lineEnd(without, again), lines)
}

/** Adds a source at the end of `sources.yml`. */
export function addSource(text: string, source: NewSource): string {
  const end = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return `${end}${asItem(source, 0)}`
}

function fillPeriod(text: string, period: YAMLMap, fresh: NewPeriod, mayReplace: boolean): string {
  const value = period.get('value', true)
  const isUnknown = isScalar(value) && value.value === null
  if (!isUnknown && !mayReplace) {
    throw new PeriodExistsError(`a period from ${fresh.from} has a value`)
  }
  const indent = columnOf(text, startOf(period))
  const { from, since, ...rest } = fresh
  let changed = text
  const id = { from }
  // From the last line to the first, so that the places before stay where they are.
  for (const name of ['headline', 'note', 'sources', 'value']) {
    changed = removePair(changed, locate(changed, period, id), name)
  }
  const again = locate(changed, period, id)
  const anchor = pairOf(again, 'since') ?? pairOf(again, 'from')
  const end = lineEnd(changed, anchor?.value ?? again)
  return insertAt(changed, end, write(rest, indent))
}

/** The same period in a text that has changed behind its beginning. */
function locate(text: string, period: YAMLMap, { from }: { from: string }): YAMLMap {
  const start = startOf(period)
  for (const record of records(text)) {
    const periods = record.get('periods')
    if (!isSeq(periods)) continue
    const found = periods.items.find((item) => isMap(item) && startOf(item) === start)
    if (isMap(found) && String(found.get('from')) === from) return found
  }
  throw new Error(`the period from ${from} is not there any more`)
}

function records(text: string): YAMLMap[] {
  const { contents } = parseDocument(text)
  const items: unknown[] = isSeq(contents) ? contents.items : []
  return items.filter(isMap)
}

function findRecord(text: string, id: string): YAMLMap {
  const found = records(text).find((record) => record.get('id') === id)
  if (!found) throw new Error(`there is no record “${id}” in this file`)
  return found
}

function periodsOf(record: YAMLMap): YAMLSeq {
  const periods = record.get('periods')
  if (!isSeq(periods)) throw new Error('this record has no periods of its own')
  return periods
}

/** Where a key of a map stands, and its value. */
function pairOf(map: YAMLMap, name: string): { start: number; value: Node } | undefined {
  const found = map.items.find(({ key }) => isScalar(key) && key.value === name)
  if (!found || !isScalar(found.key) || !isNode(found.value)) return undefined
  return { start: startOf(found.key), value: found.value }
}

/** Takes a key with its value out, whole lines of them. */
function removePair(text: string, map: YAMLMap, name: string): string {
  const pair = pairOf(map, name)
  if (!pair) return text
  return text.slice(0, lineStart(text, pair.start)) + text.slice(lineEnd(text, pair.value))
}

function startOf(node: Node): number {
  if (!node.range) throw new Error('this part of the file has no place in it')
  return node.range[0]
}

/** Where the line after the last one of a node begins. */
function lineEnd(text: string, node: Node): number {
  const end = text.slice(0, node.range?.[1]).trimEnd().length
  const next = text.indexOf('\n', end)
  return next < 0 ? text.length : next + 1
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

function insertAt(text: string, offset: number, lines: string): string {
  const head = text.slice(0, offset)
  return `${head}${head === '' || head.endsWith('\n') ? '' : '\n'}${lines}${text.slice(offset)}`
}

function replace(text: string, from: number, to: number, words: string): string {
  return text.slice(0, from) + words + text.slice(to)
}

/** One entry of a list, as the files write them. */
function asItem(data: object, indent: number): string {
  const lines = write(data, 0).split('\n').slice(0, -1)
  const blank = ' '.repeat(indent)
  return lines.map((line, i) => `${blank}${i === 0 ? '- ' : '  '}${line}\n`).join('')
}

/** Keys with their values as YAML; lists of ids stand in one line, absent values are left out. */
function write(data: object, indent: number): string {
  const document = new Document(
    Object.fromEntries(Object.entries(data).filter(([, v]) => v !== undefined)),
  )
  flowSources(document.contents)
  const blank = ' '.repeat(indent)
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: false })
    .replace(/^(?=.)/gm, blank)
}

function flowSources(node: unknown): void {
  if (isSeq(node)) {
    for (const item of node.items) flowSources(item)
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key) && key.value === 'sources' && isSeq(value)) value.flow = true
      else flowSources(value)
    }
  }
}
