import { z } from 'zod'
import { today } from '#lib/config/clock.ts'
import { type FactChange, factChanges } from '#lib/facts/changes.ts'
import { type DueFact, factsDue } from '#lib/facts/due.ts'
import type { FactValue } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact, formatValue } from '#lib/facts/format.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import type { Source, Unit } from '#lib/facts/schema.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { type Command, UsageError } from './command.ts'
import { type Column, printJsonLines, printTable } from './print.ts'

const DUE: Column<DueFact>[] = [
  { title: 'due', value: ({ due }) => due },
  { title: 'id', value: ({ record }) => record.id },
  { title: 'checked', value: ({ record }) => record.checked },
  { title: 'confidence', value: ({ record }) => record.confidence },
  { title: 'known until', value: ({ lastKnown = '-' }) => lastKnown },
  { title: 'title', value: ({ record }) => record.title.en },
]

/** A due record beside one of the pages that it is to be compared with. */
type Comparison = { due: DueFact; value: string; source: Source | undefined }

const COMPARISONS: Column<Comparison>[] = [
  { title: 'id', value: ({ due }) => due.record.id },
  { title: 'title', value: ({ due }) => due.record.title.en },
  { title: 'value', value: ({ value }) => value },
  { title: 'source', value: ({ source }) => source?.url ?? source?.title ?? '-' },
]

const CHANGES: Column<FactChange>[] = [
  { title: 'day', value: ({ day }) => day },
  { title: 'id', value: ({ record }) => record.id },
  { title: 'before', value: ({ before, record }) => words(before, record.unit) },
  { title: 'after', value: ({ after, record }) => words(after, record.unit) },
  { title: 'title', value: ({ record }) => record.title.en },
]

function words(value: FactValue | null, unit: Unit): string {
  return value === null ? '-' : formatValue(value, unit, 'en')
}

/** The ledger as it lies there; what is wrong with it is said in its own words. */
function readBook() {
  try {
    return ledger()
  } catch (error) {
    throw new FatalError(`The ledger cannot be read: ${errorMessage(error)}`)
  }
}

/** What each due record says on a day, beside each of the sources of that day. */
function comparisonsOf(list: DueFact[], day: string, book: Ledger): Comparison[] {
  return list.flatMap((due) => {
    const fact = shownFact(due.record.id, day, book)
    const value = formatFact(fact, 'en')
    const sources = fact.sources.length > 0 ? fact.sources : [undefined]
    return sources.map((source) => ({ due, value, source }))
  })
}

export const factCommands: Command[] = [
  {
    name: 'facts due',
    summary: 'the records of the ledger that are due a check, longest overdue first',
    options: { 'with-source': { type: 'boolean' } },
    explains: { 'with-source': 'what each says and where to compare it, a line for each source' },
    async run({ json, values }) {
      const day = today()
      const book = readBook()
      const due = factsDue(day, book)
      if (values['with-source']) {
        const comparisons = comparisonsOf(due, day, book)
        if (!json) return printTable(comparisons, COMPARISONS)
        return printJsonLines(comparisons, ({ due: { record, due }, value, source }) => {
          const { id, title, checked } = record
          return { id, title, checked, due, value, source: source?.title, url: source?.url }
        })
      }
      if (!json) return printTable(due, DUE)
      await printJsonLines(due, ({ record, due, lastKnown }) => {
        const { id, title, confidence, checked } = record
        return { id, title, confidence, checked, due, ...(lastKnown && { lastKnown }) }
      })
    },
  },
  {
    name: 'facts changes',
    summary: 'what changed in the ledger from a day until today',
    options: { since: { type: 'string' } },
    explains: { since: 'the first day, YYYY-MM-DD' },
    async run({ json, values }) {
      const since = z.iso.date().safeParse(values.since)
      if (!since.success) throw new UsageError('--since needs a day as YYYY-MM-DD.')
      const changes = factChanges(since.data, today(), readBook())
      if (!json) return printTable(changes, CHANGES)
      await printJsonLines(changes, ({ day, since, before, after, record }) => {
        const { id, title, unit } = record
        return { day, since, id, title, unit, before, after }
      })
    },
  },
]
