import type { Facts } from '#lib/facts/load.ts'
import type { Stage } from '#lib/guides/schema.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { BEYOND, type Counted } from './days.ts'
import type { Assumption, EntryId, EntryKind, Reading, TimelineEntry } from './entry.ts'

/** What a timeline is made of, and as much of it as is counted already. */
export type Plan = {
  toolInput: ToolInput
  today: string
  reading: Reading
  calendar: Calendar
  facts: Facts
  entries: TimelineEntry[]
  assumed: Set<Assumption>
  unknownFacts: Set<string>
  beyondCalendar: Set<EntryId>
  /** Where the earlier stays leave no day without a visa: the first day on which one is free again. */
  noDaysLeft?: string
}

const STAGE_OF: Record<EntryId, Stage> = {
  'papers-home': 'papers',
  'visa-abroad': 'arrive',
  'visa-own': 'arrive',
  'refugee-papers': 'papers',
  'visa-ends': 'arrive',
  arrival: 'arrive',
  'host-notice': 'arrive',
  register: 'arrive',
  'stay-ends': 'arrive',
  'latest-screening': 'screening',
  screening: 'screening',
  iin: 'arrive',
  account: 'money',
  checkup: 'papers',
  lodging: 'home',
  'visa-inside': 'arrive',
  'screening-check': 'screening',
  certificate: 'screening',
  'criminal-from': 'papers',
  'medical-from': 'papers',
  'bank-from': 'money',
  'latest-apply': 'apply',
  apply: 'apply',
  'certificate-ends': 'screening',
  'criminal-ends': 'papers',
  'medical-ends': 'papers',
  'bank-ends': 'money',
  decision: 'apply',
  'wait-ends': 'apply',
  address: 'home',
  card: 'card',
  'back-by': 'keep',
  'renew-advice': 'keep',
  'renew-latest': 'keep',
  'card-ends': 'keep',
  'passport-ends': 'papers',
  needed: 'card',
}

/** Puts an entry in its place, or says that its day lies beyond the calendar. */
export function putEntry(
  { entries, beyondCalendar, today }: Plan,
  entry: { id: EntryId; kind: EntryKind; facts: string[] },
  day: Counted,
): void {
  if (day === BEYOND) beyondCalendar.add(entry.id)
  if (typeof day !== 'string') return
  entries.push({ ...entry, day, stage: STAGE_OF[entry.id], passed: day < today })
}

/** An entry that has its place already. */
export function entryOf({ entries }: Plan, id: EntryId): TimelineEntry | undefined {
  return entries.find((entry) => entry.id === id)
}
