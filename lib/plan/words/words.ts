import { shownFact } from '#lib/facts/find.ts'
import { formatFact, formatMoney, formatValue } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { citizenshipName, OTHER_CITIZENSHIP } from '../countries/citizenship.ts'
import { documentRouteOn } from '../countries/countries.ts'
import { countryOf } from '../countries/country-of.ts'
import { PLAN_LINES, type RouteLine } from '../ground/legal-basis.ts'
import type { CostLine } from '../money/costs.ts'
import { type ReaderPlan, unknownNewYear } from '../plan.ts'
import { ASSUMED_DAYS } from '../timeline/assumed-days.ts'
import {
  ASSUMPTION_FACTS,
  type Assumption,
  type Conflict,
  type EntryId,
  type EntryKind,
  NEW_ASSUMPTIONS,
  PLAN_ENTRIES,
} from '../timeline/entry.ts'

/** A record's name as a message can carry it: `visaB8Days` for `visa-b8-days`. */
function camel(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The values of records for a message, each by the record's name, and as a bare number. */
export function factWords(
  facts: readonly string[],
  locale: Locale,
  day: string,
): Record<string, string> {
  return Object.fromEntries(
    facts.flatMap((id) => {
      const fact = shownFact(id, day)
      return [
        [camel(id), formatFact(fact, locale)],
        [`${camel(id)}Number`, formatFact(fact, locale, 'number')],
      ]
    }),
  )
}

/** A sentence about the legal basis and what comes with it. */
export function lineWords(
  { id, facts }: RouteLine,
  { ground, today }: Pick<ReaderPlan, 'ground' | 'today'>,
  locale: Locale,
): string {
  const t = translator(locale)
  const { days, window } = ground.advice.country?.visa ?? {}
  const numbers = { days: days ?? 0, windowDays: window?.days ?? 0, windowIn: window?.in ?? 0 }
  const words = { ...numbers, ...factWords(facts, locale, today) }
  const own = PLAN_LINES.find((one) => one === id)
  if (own) return t(`plan.lines.${own}`, words)
  return t(`tools.lines.${id as Exclude<typeof id, (typeof PLAN_LINES)[number]>}`, words)
}

/** What happens on a day of the timeline. */
export function entryWords(id: EntryId, locale: Locale): string {
  const t = translator(locale)
  const own = PLAN_ENTRIES.find((one) => one === id)
  if (own) return t(`plan.entries.${own}`)
  return t(`tools.timeline.entries.${id as Exclude<EntryId, (typeof PLAN_ENTRIES)[number]>}`)
}

/** How a day is meant; only what the reader named is planned. */
export function kindWords(kind: EntryKind, locale: Locale): string {
  const t = translator(locale)
  return kind === 'assumed' ? t('plan.kinds.assumed') : t(`tools.timeline.kinds.${kind}`)
}

/** What was taken for granted. */
export function assumptionWords(id: Assumption, locale: Locale, day: string): string {
  const t = translator(locale)
  const words = factWords(ASSUMPTION_FACTS[id] ?? [], locale, day)
  const own = NEW_ASSUMPTIONS.find((one) => one === id)
  if (!own) {
    return t(
      `tools.timeline.assumptions.${id as Exclude<Assumption, (typeof NEW_ASSUMPTIONS)[number]>}`,
      words,
    )
  }
  return t(`plan.assumptions.${own}`, { ...words, ...ASSUMED_DAYS })
}

/** What does not fit, with the days and what would do. */
export function conflictWords(conflict: Conflict, locale: Locale): string {
  const { id, day, needed, paper, entry } = conflict
  const t = translator(locale)
  const words = {
    day: formatDay(day, locale),
    needed: formatDay(needed, locale),
    paper: paper ? t(`tools.timeline.papers.${paper}`) : '',
    entry: entry ? entryWords(entry, locale) : '',
  }
  if (isOwn(id)) return t(`plan.problems.${id}`, words)
  return t(`tools.timeline.problems.${conflictKey(conflict, id)}`, words)
}

/** Conflicts worded under `plan.problems`; the others under `tools.timeline.problems`. */
const OWN_CONFLICTS = [
  'before-visa',
  'before-visa-perhaps',
  'before-own-visa',
  'before-papers',
  'before-ready',
  'card-too-late',
  'stay-ends-first',
  'trip-too-long',
  'no-days-left',
  'no-days-left-here',
  'abroad-arrived',
  'here-arriving',
  'certificate-too-early',
  'refugee-paper-old',
  'visa-ends-first',
  'visa-ends-waiting',
] as const satisfies Conflict['id'][]

type OwnConflict = (typeof OWN_CONFLICTS)[number]
type OldConflict = Exclude<Conflict['id'], OwnConflict>

function isOwn(id: Conflict['id']): id is OwnConflict {
  return OWN_CONFLICTS.some((one) => one === id)
}

/** What is over is a duty that was missed, or a paper or a stay that has run out. */
function conflictKey({ paper, entry }: Conflict, id: OldConflict) {
  if (id === 'passed' && entry === 'stay-ends') return 'stay-over'
  if (id !== 'passed' || entry === 'host-notice' || entry === 'register') return id
  return paper ? 'paper-ended' : 'ended'
}

/** What each paper from the reader's country needs; `undefined` where it is nothing, or not known. */
export function stampWords({ toolInput, today }: ReaderPlan, locale: Locale): string | undefined {
  const country = countryOf(toolInput)
  if (!country || toolInput.group.includes('refugee')) return undefined
  const route = documentRouteOn(country, today)
  if (route !== 'apostille' && route !== 'consular_legalisation') return undefined
  return translator(locale)(`plan.stamp.${route}`)
}

/** What is done: for somebody in Kazakhstan papers come from afar, and the visa they hold may be the one. */
export function actionText(
  { id }: ReaderPlan['actions'][number],
  plan: Pick<ReaderPlan, 'toolInput' | 'today'>,
  locale: Locale,
): string {
  const t = translator(locale)
  const { place, citizenship } = plan.toolInput
  const held = place === 'visa' && OWN_VISAS.includes(id)
  const stateless = id === 'papers' && citizenship === OTHER_CITIZENSHIP
  const fromAfar = id === 'papers' && isInKazakhstan(plan)
  return [
    fromAfar ? t('plan.fromHome') : t(`plan.actions.${id}.text`),
    ...(held ? [t('plan.next.visaHeld')] : []),
    ...(stateless ? [t('plan.next.stateless')] : []),
  ].join(' ')
}

/** Whether the reader is in Kazakhstan by what they said; a day of entry says more than a place. */
export function isInKazakhstan({
  toolInput,
  today,
}: Pick<ReaderPlan, 'toolInput' | 'today'>): boolean {
  const { place, arrival } = toolInput
  return arrival ? arrival <= today : place === 'visa-free' || place === 'visa'
}

const OWN_VISAS: readonly string[] = ['visa-inside', 'visa-it', 'visa-profession', 'visa-investor']

/** When something is done; what takes time is begun at once, and its day is that of its end. */
export function actionDay(
  { by, dayKind, overdue }: ReaderPlan['actions'][number],
  locale: Locale,
): string {
  const t = translator(locale)
  if (overdue) return t('plan.next.overdue')
  if (dayKind === 'after') return t('plan.next.after')
  if (by === undefined || dayKind === 'now') return t('plan.next.now')
  return t(`plan.next.${dayKind}`, { day: formatDay(by, locale) })
}

/** What the sums do not say by themselves: an index of the day that is not known, or not beyond the year. */
export function moneyNotices(plan: ReaderPlan, locale: Locale): string[] {
  const t = translator(locale)
  const { costs, costsToday } = plan
  const sum = costsToday?.total ?? null
  const shown = costs.shown?.tenge === null ? costsToday?.shown?.tenge : null
  const newYear = unknownNewYear(plan)
  const day = (on: string) => formatDay(on, locale)
  return [
    ...(sum === null
      ? []
      : [t('tools.costs.noIndex', { day: day(costs.day), sum: formatMoney(sum, 'kzt', locale) })]),
    ...(shown == null
      ? []
      : [t('plan.money.todayShown', { sum: formatMoney(shown, 'kzt', locale) })]),
    ...(newYear
      ? [t(`plan.money.${costs.shown ? 'newYearShown' : 'newYear'}`, { day: day(newYear) })]
      : []),
  ]
}

/** A payment with its sum for all who apply. */
export function costWords(line: CostLine, locale: Locale): string {
  return `${translator(locale)(`tools.costs.lines.${line.id}`)}: ${sumWords(line, locale)}`
}

/** A payment for all who apply: in tenge or, where the index of the day is not known, in the unit of its record. */
export function sumWords({ tenge, fact, count }: CostLine, locale: Locale): string {
  if (tenge !== null) return formatMoney(tenge, 'kzt', locale)
  if (typeof fact.value !== 'number') return formatFact(fact, locale)
  return formatValue(fact.value * count, fact.unit, locale)
}

/** What we do not know of a citizenship without a row of the list, or of none; undefined where there is a row. */
export function unknownWords(
  { toolInput: { citizenship, group }, ground }: ReaderPlan,
  locale: Locale,
): string | undefined {
  if (!citizenship || ground.advice.country || group.includes('refugee')) return undefined
  const t = translator(locale)
  return citizenship === OTHER_CITIZENSHIP
    ? t('plan.unknownNone')
    : t('plan.unknownCountry', { country: citizenshipName(citizenship, locale) })
}
