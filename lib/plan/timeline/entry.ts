import type { Stage } from '#lib/guides/schema.ts'
import type { Question } from '../tool-input.ts'

/** The papers that grow old, each by the question that asks on which day it was given. */
export const AGEING_PAPERS = ['certificate', 'criminal', 'medical', 'bank'] as const

export type AgeingPaper = (typeof AGEING_PAPERS)[number]

/** What can stand in a timeline, in the order of the way; of one day the earlier stands first. */
export const ENTRY_IDS = [
  'arrival',
  'host-notice',
  'register',
  'stay-ends',
  'screening',
  'screening-check',
  'certificate',
  'criminal-from',
  'medical-from',
  'bank-from',
  'apply',
  'certificate-ends',
  'criminal-ends',
  'medical-ends',
  'bank-ends',
  'decision',
  'wait-ends',
  'address',
  'card',
  'renew-advice',
  'renew-latest',
  'card-ends',
  'passport-ends',
] as const

export type EntryId = (typeof ENTRY_IDS)[number]

/**
 * How a day is meant. `plan`: the reader named it, or we assumed it and say so. `from`: not before
 * it. `by`: at the latest. `expected`: an estimate. `ends`: something runs out with it.
 */
export type EntryKind = 'plan' | 'from' | 'by' | 'expected' | 'ends'

export type TimelineEntry = {
  id: EntryId
  /** `YYYY-MM-DD` in Kazakhstan. */
  day: string
  kind: EntryKind
  stage: Stage
  /** The records that were counted with. */
  facts: string[]
  /** Its day lies before today. */
  passed: boolean
}

/** What does not fit together; the words are filled with the days and the paper. */
export type Conflict = {
  id:
    | 'before-arrival'
    | 'stay-ends-first'
    | 'stay-ends-waiting'
    | 'before-certificate'
    | 'not-working-day'
    | 'paper-too-old'
    | 'paper-later'
    | 'passport-too-short'
    | 'lease-too-short'
    | 'passed'
  /** The field in which it can be mended. */
  question: Question
  facts: string[]
  /** The day at fault, and the day that would do. */
  day: string
  needed: string
  paper?: AgeingPaper
  /** For `passed`: the entry whose last day is over. */
  entry?: EntryId
}

/** What was taken for granted where nothing was said or the law leaves it open. */
export type Assumption =
  | 'arrival-counts'
  | 'no-earlier-days'
  | 'visa-says'
  | 'visa-held'
  | 'no-citizenship'
  | 'no-arrival'
  | 'stay-unknown'
  | 'screening-today'
  | 'screening-at-arrival'
  | 'screening-quick'
  | 'screening-abroad'
  | 'pilot-ends'
  | 'no-screening'
  | 'apply-after-certificate'
  | 'apply-at-once'
  | 'decision-last-day'
  | 'lease-count'
  | 'card-at-once'
  | 'card-full-term'
  | 'moved-days-may-change'

/** The records whose values stand in the words of an assumption. */
export const ASSUMPTION_FACTS: Partial<Record<Assumption, string[]>> = {
  'no-earlier-days': ['visa-free-window-days', 'visa-free-window'],
  'visa-held': ['visa-b8-issue-usual', 'visa-b8-issue-max'],
  'pilot-ends': ['screening-end'],
  'no-screening': ['screening-length'],
  'decision-last-day': ['unregistered-limit'],
}

export type Timeline = {
  /** By day, and of one day in the order of the way. */
  entries: TimelineEntry[]
  conflicts: Conflict[]
  assumed: Assumption[]
  /** Records about which the ledger says nothing, or nothing sure, for the days of this plan. */
  unknownFacts: string[]
  /**
   * Entries whose day lies beyond the years of the calendar: refused and not guessed. `apply` can
   * stand among the entries too: the reader named the day, whether people work on it is not known.
   */
  beyondCalendar: EntryId[]
}
