import { z } from 'zod'
import { today } from '#lib/config/clock.ts'
import { type FactChange, factChanges } from '#lib/facts/changes.ts'
import { type DueFact, factsDue } from '#lib/facts/due.ts'
import type { FactValue } from '#lib/facts/fact-on.ts'
import { formatValue } from '#lib/facts/format.ts'
import { ledger } from '#lib/facts/load.ts'
import type { Unit } from '#lib/facts/schema.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { type Command, UsageError } from './command.ts'
import { type Column, printJsonLines, printTable } from './print.ts'

const DUE: Column<DueFact>[] = [
  { title: 'due', value: ({ due }) => due },
  { title: 'id', value: ({ record }) => record.id },
  { title: 'checked', value: ({ record }) => record.checked },
  { title: 'confidence', value: ({ record }) => record.confidence },
  { title: 'title', value: ({ record }) => record.title.en },
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

export const factCommands: Command[] = [
  {
    name: 'facts due',
    summary: 'the records of the ledger whose check is overdue, longest first',
    async run({ json }) {
      const due = factsDue(today(), readBook())
      if (!json) return printTable(due, DUE)
      await printJsonLines(due, ({ record, due }) => {
        const { id, title, confidence, checked } = record
        return { id, title, confidence, checked, due }
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
