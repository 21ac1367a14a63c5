import type { Facts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { listGuides } from '#lib/guides/find.ts'
import { factIdsOf } from '#lib/guides/references.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import { queryIn } from '#lib/plan/input/plan-address.ts'
import { parseToolInput } from '#lib/plan/input/tool-input.ts'
import {
  type PlanChange,
  type PlanResult,
  planChanges,
  planDigest,
  type StoredResult,
} from '#lib/plan/plan-digest.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { DigestReader } from '#lib/store/rule-change-types.ts'
import { countryQuery, followValue } from './follows.ts'
import type { RuleChange } from './open-changes.ts'

/** A result of a followed plan that changes, with what it was in words where it was there before. */
export type ChangedResult = {
  before: PlanResult | undefined
  after: PlanResult | undefined
  /** The day (`YYYY-MM-DD`) from which on it is so, where that is ahead. */
  from?: string
}

/** Why a change concerns a reader; a plan and a country also tell what they come to. */
export type Concern = { follow: Follow; results: ChangedResult[] }

/**
 * What a set of changes means for those who follow something. Plans are worked out twice, with the
 * facts before and after, for one and the same day: for today, and for each day ahead on which a rule
 * changes, since a plan without days of its own is one of that day. Equal plans are worked out once.
 */
export function createConcerns(changes: readonly RuleChange[], current: Facts, today: string) {
  const ids = new Set(changes.map(({ after }) => after.id))
  // Of two changes of one record the first knows what was before, and the last what is now.
  const before = withRecords(
    changes.toReversed().map((change) => change.before),
    current,
  )
  // The content may have changed once more since, of which readers are not told yet.
  const facts = withRecords(
    changes.map((change) => change.after),
    current,
  )
  const concernedFacts = new Set([...facts.facts.keys()].filter((id) => dependsOn(id, ids, facts)))
  const concernedGuides = new Set(
    listGuides()
      .filter((guide) =>
        Object.values(guide.texts).some((text) =>
          factIdsOf(text).some((id) => concernedFacts.has(id)),
        ),
      )
      .map(({ slug }) => slug),
  )
  const known = new Map<string, ChangedResult[]>()

  const ahead = changes.map(({ day }) => day).filter((day) => day > today)
  const days = [today, ...new Set(ahead.toSorted())]

  /** What changes in a plan, given by its query. */
  function planResults(query: string): ChangedResult[] {
    const found = known.get(query)
    if (found) return found
    const { toolInput } = parseToolInput(queryIn(query))
    const results: ChangedResult[] = []
    for (const day of days) {
      const old = planDigest(toolInput, day, siteCalendar(), before)
      const now = planDigest(toolInput, day, siteCalendar(), facts)
      for (const change of planChanges(old, now, day)) {
        const { after } = change
        const result = { before: old.find((one) => isSame(one, change)), after }
        // What comes to the same from an earlier day on is told with that day.
        const isTold = results.some(
          (one) => isSame(change.after ?? change.before, one) && one.after?.value === after?.value,
        )
        if (!isTold) results.push(day === today ? result : { ...result, from: day })
      }
    }
    known.set(query, results)
    return results
  }

  /** How the changes concern one thing that is followed; undefined when they do not. */
  function of(follow: Follow): Concern | undefined {
    const { kind, target } = follow
    if (kind === 'fact') return concernedFacts.has(target) ? { follow, results: [] } : undefined
    if (kind === 'guide') return concernedGuides.has(target) ? { follow, results: [] } : undefined
    const results = planResults(kind === 'country' ? countryQuery(target) : target)
    return results.length > 0 ? { follow, results } : undefined
  }

  return { of }
}

function isSame(
  result: StoredResult | undefined,
  { before, after }: PlanChange | ChangedResult,
): boolean {
  const one = before ?? after
  return one !== undefined && one.kind === result?.kind && one.id === result.id
}

/** The facts with some records in another version, the last one of each. */
function withRecords(versions: readonly FactRecord[], facts: Facts): Facts {
  const records = new Map(facts.facts)
  for (const record of versions) records.set(record.id, record)
  return { ...facts, facts: records }
}

/** Whether a record says something else when others change: itself, a part of a sum, or the index. */
function dependsOn(id: string, changed: ReadonlySet<string>, facts: Facts): boolean {
  const record = facts.facts.get(id)
  if (changed.has(id) || (record?.unit === 'mci' && changed.has('mci'))) return true
  return record?.sum?.some((part) => dependsOn(part, changed, facts)) ?? false
}

/** How many readers a change concerns, each counted once in `total`, and by what they asked for. */
export type Audience = Record<'total' | 'all' | Follow['kind'], number>

/** Counts whom each of several changes concerns. */
export async function countAudiences(
  changes: readonly RuleChange[],
  readers: AsyncIterable<DigestReader>,
  facts: Facts,
  today: string,
): Promise<Audience[]> {
  const concerns = changes.map((change) => createConcerns([change], facts, today))
  const audiences = changes.map(
    (): Audience => ({ total: 0, all: 0, fact: 0, guide: 0, country: 0, plan: 0 }),
  )
  const known = new Map<string, boolean[]>()
  function concerned(follow: Follow): boolean[] {
    const key = followValue(follow)
    const found = known.get(key) ?? concerns.map(({ of }) => of(follow) !== undefined)
    known.set(key, found)
    return found
  }
  for await (const { wantsAll, follows } of readers) {
    for (const [index, audience] of audiences.entries()) {
      const kinds = new Set(follows.filter((one) => concerned(one)[index]).map(({ kind }) => kind))
      if (wantsAll) audience.all += 1
      for (const kind of kinds) audience[kind] += 1
      if (wantsAll || kinds.size > 0) audience.total += 1
    }
  }
  return audiences
}
