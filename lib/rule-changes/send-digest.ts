import { setImmediate as nextTurn } from 'node:timers/promises'
import { ZONE } from '#lib/config/clock.ts'
import type { Facts } from '#lib/facts/load.ts'
import type { NewsletterSettings } from '#lib/newsletter/settings.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { DecidedChange, DigestReader } from '#lib/store/rule-change-types.ts'
import type { Store } from '#lib/store/store.ts'
import { type Concern, createConcerns } from './concerns.ts'
import { digestMail, type Told, type ToldChange } from './digest-mail.ts'
import { readerPages } from './readers.ts'
import { readRecord } from './record-text.ts'

/** The hour in Almaty at which the digest of a day goes out. */
const DIGEST_HOUR = 10

/** The instant at which the digest of a day (`YYYY-MM-DD`) goes out. */
export function digestTime(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(DIGEST_HOUR) })
    .toInstant()
}

/** The instant of the next digest, for what is announced at an instant; `gone`: today's went already. */
export function nextDigestTime(at: Temporal.Instant, gone: boolean): Temporal.Instant {
  const today = at.toZonedDateTimeISO(ZONE).toPlainDate()
  const due = digestTime(today.toString())
  const isAhead = Temporal.Instant.compare(at, due) < 0
  return isAhead && !gone ? due : digestTime(today.add({ days: 1 }).toString())
}

/**
 * Begins the digest of a day when its hour has come and something waits that was announced before it;
 * `early` begins it at once, with all that waits. False when nothing is to be begun. There is at most
 * one a day, whoever begins it.
 */
export async function beginDigest(
  { ruleChanges }: Pick<Store, 'ruleChanges'>,
  { day, at, early = false }: { day: string; at: Temporal.Instant; early?: boolean },
): Promise<boolean> {
  const due = digestTime(day)
  if (!early && Temporal.Instant.compare(at, due) < 0) return false
  // An announcement of this very millisecond is one of those that the editor saw waiting.
  const decidedBefore = early ? at.add({ milliseconds: 1 }) : due
  return ruleChanges.beginDigest({ day, at, decidedBefore })
}

/**
 * Stores the mails of digests that were begun, a page of readers at a time, and gives after each page
 * how many were new. It may be cut off anywhere and called again: a reader's mail and the mark that
 * it was stored are one transaction, so nobody gets two and nobody is left out.
 */
export async function* storeDigestMails(
  store: Pick<Store, 'ruleChanges'>,
  settings: NewsletterSettings,
  context: { now: () => Temporal.Instant; today: string; facts: Facts },
): AsyncGenerator<number> {
  const { now, today, facts } = context
  for (const { day: digest, changes } of await store.ruleChanges.openDigests()) {
    const told = changes.flatMap(toTold)
    const concerns = createConcerns(told, facts, today)
    const single = told.map((change) => ({
      change,
      concerns: createConcerns([change], facts, today),
    }))
    for await (const page of readerPages(store, now())) {
      let stored = 0
      for (const reader of page) {
        const tells = toldTo(reader, single, concerns.of)
        if (!tells) continue
        const mail = digestMail(settings, reader, tells, { digest, facts })
        const copy = { digest, subscriberId: reader.id, at: now(), mail }
        if (await store.ruleChanges.addCopy(copy)) stored += 1
        await nextTurn()
      }
      yield stored
    }
    await store.ruleChanges.endDigest(digest, now())
  }
}

type Single = { change: ToldChange; concerns: ReturnType<typeof createConcerns> }

/** What a digest tells a reader: all of it, or what concerns something they follow; undefined for nothing. */
function toldTo(
  { wantsAll, follows }: DigestReader,
  single: Single[],
  concern: (follow: Follow) => Concern | undefined,
): Told | undefined {
  const changes = single
    .filter(({ concerns }) => wantsAll || follows.some((follow) => concerns.of(follow)))
    .map(({ change }) => change)
  if (changes.length === 0) return undefined
  return { changes, concerns: follows.flatMap((follow) => concern(follow) ?? []) }
}

function toTold({ recordBefore, recordAfter, day, words }: DecidedChange): ToldChange[] {
  const before = readRecord(recordBefore)
  const after = readRecord(recordAfter)
  return before && after && words ? [{ before, after, day, words }] : []
}
