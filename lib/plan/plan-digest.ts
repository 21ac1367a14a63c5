import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { Localized } from '#lib/facts/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type Calendar, siteCalendar } from './calendar/calendar.ts'
import type { ToolInput } from './input/tool-input.ts'
import type { CostLine } from './money/costs.ts'
import { planOf, type ReaderPlan } from './plan.ts'
import { entryWords, lineWords, sumWords } from './words/words.ts'

/** One result of a plan without its words, as it can be stored and compared later. */
export type StoredResult = {
  kind: 'ground' | 'day' | 'sum' | 'paper'
  /** Unique within its kind: `best` for the ground, else an entry, a line of the costs or a step. */
  id: string
  /** The ground's id; a day, `YYYY-MM-DD`; tenge, or an amount such as `4 mci`; `asked` or `perhaps` of a paper. */
  value: string | number | null
  /** False for a day that is counted from today: it moves although nothing has changed. */
  fixed: boolean
}

/** A result with its words in each language: what it is, and what it comes to. */
export type PlanResult = StoredResult & { label: Localized; words: Localized }

/** A result that differs from the one stored; `after` is undefined if it is no part of the plan any more. */
export type PlanChange = { before: StoredResult | undefined; after: PlanResult | undefined }

/**
 * What a plan comes to, in values that can be stored and compared: the ground, the days, the sums and
 * the papers that are asked for.
 *
 * @param day the day in Kazakhstan, `YYYY-MM-DD`
 */
export function planDigest(
  toolInput: ToolInput,
  day: string,
  calendar: Calendar = siteCalendar(),
  facts: Facts = loadFacts(),
): PlanResult[] {
  const plan = planOf(toolInput, day, calendar, facts)
  if (plan.ground.best.id === 'home') return [groundResult(plan)]
  const dayBefore = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
  return [
    groundResult(plan),
    ...dayResults(plan, planOf(toolInput, dayBefore, calendar, facts)),
    ...sumResults(plan),
    ...paperResults(plan),
  ]
}

/**
 * What a reader of a plan should be told: results that differ from those stored earlier. Days that only
 * move on with today are left out, and so are days that have passed.
 *
 * @param day the day for which `after` was made
 */
export function planChanges(
  before: readonly StoredResult[],
  after: readonly PlanResult[],
  day: string,
): PlanChange[] {
  const same = (one: StoredResult, other: StoredResult) =>
    one.kind === other.kind && one.id === other.id
  const changed = before.flatMap((old): PlanChange[] => {
    const now = after.find((one) => same(one, old))
    if (now?.value === old.value || !old.fixed) return []
    const isOver = old.kind === 'day' && typeof old.value === 'string' && old.value <= day
    return now || !isOver ? [{ before: old, after: now }] : []
  })
  const added = after.filter((now) => !before.some((old) => same(now, old)))
  return [...changed, ...added.map((now) => ({ before: undefined, after: now }))]
}

function inEachLocale(words: (locale: Locale) => string): Localized {
  return { en: words('en'), ru: words('ru'), kk: words('kk') }
}

function groundResult(plan: ReaderPlan): PlanResult {
  const { best } = plan.ground
  return {
    kind: 'ground',
    id: 'best',
    value: best.id,
    fixed: true,
    label: inEachLocale((locale) => translator(locale)('plan.stand.best')),
    words: inEachLocale((locale) => lineWords(best.line, plan, locale)),
  }
}

/** Each day of the careful reading, fixed if it was the same one day earlier. */
function dayResults({ timeline }: ReaderPlan, dayBefore: ReaderPlan): PlanResult[] {
  return timeline.entries.map(({ id, day }) => ({
    kind: 'day',
    id,
    value: day,
    fixed: dayBefore.timeline.entries.some((entry) => entry.id === id && entry.day === day),
    label: inEachLocale((locale) => entryWords(id, locale)),
    words: inEachLocale((locale) => formatDay(day, locale)),
  }))
}

function sumResults({ costs }: ReaderPlan): PlanResult[] {
  const lines = [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
  return lines.map((line) => ({
    kind: 'sum',
    id: line.id,
    value: line.tenge ?? amountOf(line),
    fixed: true,
    label: inEachLocale((locale) => translator(locale)(`tools.costs.lines.${line.id}`)),
    words: inEachLocale((locale) => sumWords(line, locale)),
  }))
}

/** Where the index of the day is not known: the amount that the record names, such as `4 mci`. */
function amountOf({ fact: { value, unit } }: CostLine): string | null {
  return typeof value === 'number' ? `${value} ${unit}` : null
}

function paperResults({ checklist }: ReaderPlan): PlanResult[] {
  const items = checklist.phases.flatMap((phase) => phase.items)
  return items
    .filter(({ step }) => step.kind === 'bring')
    .map(({ step, certain }) => ({
      kind: 'paper',
      id: step.id,
      value: certain ? 'asked' : 'perhaps',
      fixed: true,
      label: step.title,
      words: inEachLocale((locale) =>
        certain ? translator(locale)('plan.digest.asked') : (step.applies?.[locale] ?? ''),
      ),
    }))
}
