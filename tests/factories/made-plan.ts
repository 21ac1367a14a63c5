import type { Facts } from '#lib/facts/load.ts'
import type { FactRecord, Unit } from '#lib/facts/schema.ts'
import type { Calendar } from '#lib/plan/calendar/calendar.ts'
import { parseToolInput, type ToolInput, type ToolQuery } from '#lib/plan/input/tool-input.ts'
import type { EntryId, Timeline } from '#lib/plan/timeline/entry.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { makeFacts, makeRecord } from './facts.ts'

/** Answers as they are read from an address. */
export function answered(query: ToolQuery): ToolInput {
  const read = parseToolInput(query)
  if (read.errors) throw new Error(JSON.stringify(read.errors))
  return read.toolInput
}

/** The timeline of such answers by the site's own content. */
export function planned(query: ToolQuery, today = '2026-11-23'): Timeline {
  return timelineOf(answered(query), today)
}

/** The day of an entry, if it has one. */
export function dayOf({ entries }: Timeline, id: EntryId): string | undefined {
  return entries.find((entry) => entry.id === id)?.day
}

/** The conflicts of a timeline by their names. */
export function conflictIds({ conflicts }: Timeline): string[] {
  return conflicts.map(({ id }) => id)
}

type Rule = [value: NonNullable<FactRecord['periods']>[number]['value'], unit: Unit]

/** Every rule of the way, with numbers that are not those of the law. */
const RULES = {
  'host-notice-still-due': [true, 'yes-no'],
  'host-notice-term': [2, 'working-days'],
  'register-start': ['2026-01-01', 'date'],
  'register-by-day': [10, 'calendar-days'],
  'eaeu-stay': [90, 'calendar-days'],
  'screening-required': [true, 'yes-no'],
  'screening-certificate-attached': [true, 'yes-no'],
  'screening-check-term': [3, 'working-days'],
  'screening-length': [7, 'calendar-days'],
  'screening-certificate-validity': [1, 'years'],
  'criminal-record-validity': [20, 'calendar-days'],
  'medical-validity': [21, 'calendar-days'],
  'solvency-validity': [22, 'calendar-days'],
  'home-state-consent': [false, 'yes-no'],
  'place-to-apply': [{ en: 'x', ru: 'x', kk: 'x' }, 'text'],
  'passport-min-validity': [30, 'calendar-days'],
  'housing-min-term': [40, 'calendar-days'],
  'review-term': [11, 'calendar-days'],
  'wait-status-days': [12, 'calendar-days'],
  'unregistered-limit': [5, 'calendar-days'],
  'card-term': [4, 'working-days'],
  'card-validity': [2, 'years'],
  'card-within-passport': [false, 'yes-no'],
  'renew-advice': [9, 'calendar-days'],
  'renew-latest': [6, 'calendar-days'],
  'visa-b8-issue-max': [14, 'calendar-days'],
  'visa-b8-issue-usual': [5, 'working-days'],
  'screening-exempt-groups': [null, 'yes-no'],
  'screening-separate-routes': [true, 'yes-no'],
  'solvency-family-age': [16, 'age'],
} satisfies Record<string, Rule>

/** A ledger of made-up rules that hold for ever, some of them changed; `null`: not known. */
export function makeBook(over: Partial<Record<keyof typeof RULES, Rule[0]>> = {}): Facts {
  return makeFacts(
    Object.entries<Rule>(RULES).map(([id, [value, unit]]) => {
      const said = id in over ? over[id as keyof typeof RULES] : value
      const periods = [
        { from: '2000-01-01', since: 'exact' as const, value: said ?? null, sources: [] },
      ]
      return makeRecord({ id, unit, periods })
    }),
  )
}

/** A calendar of these years, in which nobody works on the days named. */
export function makeCalendar(
  years: number[],
  daysOff: string[] = [],
  status: 'official' | 'computed' = 'official',
): Calendar {
  const text = { en: 'x', ru: 'x', kk: 'x' }
  return {
    zone: 'Asia/Almaty',
    sources: [],
    years: years.map((year) => ({
      year,
      status,
      note: text,
      sources: [],
      daysOff: daysOff
        .filter((date) => date.startsWith(`${year}-`))
        .map((date) => ({ date, name: text })),
      workingDays: 0,
    })),
  }
}
