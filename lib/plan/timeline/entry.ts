import type { Stage } from '#lib/guides/schema.ts'
import type { Question } from '../input/tool-input.ts'

/** The papers that grow old, each by the question that asks on which day it was given. */
export const AGEING_PAPERS = ['certificate', 'criminal', 'medical', 'bank'] as const

export type AgeingPaper = (typeof AGEING_PAPERS)[number]

/** How long each of them is good. */
export const VALIDITY: Record<AgeingPaper, string> = {
  certificate: 'screening-certificate-validity',
  criminal: 'criminal-record-validity',
  medical: 'medical-validity',
  bank: 'solvency-validity',
}

/** What can stand in a timeline, in the order of the way; of one day the earlier stands first. */
export const ENTRY_IDS = [
  'papers-home',
  'refugee-papers',
  'visa-abroad',
  'visa-own',
  'arrival',
  'host-notice',
  'register',
  'stay-ends',
  'visa-ends',
  'latest-screening',
  'screening',
  'iin',
  'account',
  'checkup',
  'lodging',
  'visa-inside',
  'screening-check',
  'certificate',
  'criminal-from',
  'medical-from',
  'bank-from',
  'latest-apply',
  'apply',
  'certificate-ends',
  'criminal-ends',
  'medical-ends',
  'bank-ends',
  'decision',
  'wait-ends',
  'address',
  'card',
  'back-by',
  'renew-advice',
  'renew-latest',
  'card-ends',
  'passport-ends',
  'needed',
] as const

export type EntryId = (typeof ENTRY_IDS)[number]

/** Entries worded under `plan.entries`; the others under `tools.timeline.entries`. */
export const PLAN_ENTRIES = [
  'papers-home',
  'visa-abroad',
  'visa-own',
  'visa-ends',
  'refugee-papers',
  'latest-screening',
  'iin',
  'account',
  'checkup',
  'lodging',
  'visa-inside',
  'latest-apply',
  'needed',
  'back-by',
] as const satisfies EntryId[]

/**
 * How a day is meant. `plan`: the reader named it. `assumed`: we assumed it and say so. `from`: not
 * before it. `by`: at the latest. `expected`: an estimate. `ends`: something runs out with it.
 */
export type EntryKind = 'plan' | 'assumed' | 'from' | 'by' | 'expected' | 'ends'

/**
 * How what is not known is read. `careful`: it applies, and takes its longest time. `quick`: it does
 * not apply, or takes its usual time. The careful reading is what a reader is told to act on.
 */
export type Reading = 'careful' | 'quick'

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
    | 'before-visa'
    | 'before-visa-perhaps'
    | 'before-own-visa'
    | 'stay-ends-first'
    | 'stay-ends-waiting'
    | 'visa-ends-first'
    | 'visa-ends-waiting'
    | 'before-papers'
    | 'before-certificate'
    | 'before-ready'
    | 'card-too-late'
    | 'not-working-day'
    | 'paper-too-old'
    | 'paper-later'
    | 'passport-too-short'
    | 'lease-too-short'
    | 'trip-too-long'
    | 'no-days-left'
    | 'no-days-left-here'
    | 'abroad-arrived'
    | 'here-arriving'
    | 'certificate-too-early'
    | 'refugee-paper-old'
    | 'passed'
  /** The field in which it can be mended. */
  question: Question
  facts: string[]
  /** The day at fault, and the day that would do. */
  day: string
  needed: string
  paper?: AgeingPaper
  /** For `passed`: the entry whose last day is over. For `before-ready`: what is not ready yet. */
  entry?: EntryId
}

/** Worded under `plan.assumptions`; the others under `tools.timeline.assumptions`. */
export const NEW_ASSUMPTIONS = [
  'arrival-assumed',
  'petition-days',
  'papers-days',
  'refugee-days',
  'iin-days',
  'account-days',
  'checkup-days',
  'lodging-days',
  'visa-longest',
  'visa-full',
  'visa-perhaps',
  'screening-continues',
  'screening-perhaps',
  'applied-already',
  'no-earlier-window',
] as const

type NewAssumption = (typeof NEW_ASSUMPTIONS)[number]

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
  | NewAssumption

/** The records whose values stand in the words of an assumption. */
export const ASSUMPTION_FACTS: Partial<Record<Assumption, string[]>> = {
  'no-earlier-days': ['visa-free-window-days', 'visa-free-window'],
  'visa-held': ['visa-b8-issue-usual', 'visa-b8-issue-max'],
  'pilot-ends': ['screening-end'],
  'no-screening': ['screening-length'],
  'decision-last-day': ['unregistered-limit'],
  'visa-longest': ['visa-b8-issue-usual', 'visa-b8-issue-max'],
  'visa-perhaps': ['visa-b8-issue-max'],
  'visa-full': ['visa-b8-days'],
  'screening-continues': ['screening-end', 'screening-length'],
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
