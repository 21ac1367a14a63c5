import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { dayOf } from '#lib/config/clock.ts'
import { isProbeAddress } from '#lib/config/probe-address.ts'
import type { Tables } from '../database/tables.ts'
import { readInstant, writeInstant } from '../database/values.ts'
import type { SubscriberEvent } from '../subscriber-types.ts'

/**
 * Counts something that happened to the list; call it within the transaction of its cause. What
 * the probe does counts for nothing.
 */
export async function insertSubscriberEvent(
  db: Kysely<Tables>,
  what: SubscriberEvent,
  at: Temporal.Instant,
  email = '',
): Promise<void> {
  if (isProbeAddress(email)) return
  await db
    .insertInto('subscriber_events')
    .values({ id: randomUUID(), at: writeInstant(at), what })
    .execute()
}

/** What happened to the list since an instant, by day in Almaty. */
export async function countEvents(
  db: Kysely<Tables>,
  since: Temporal.Instant,
): Promise<{ day: string; what: SubscriberEvent; count: number }[]> {
  // Grouped by hour here and by day below: the databases do not know Almaty's days alike.
  const rows = await db
    .selectFrom('subscriber_events')
    .select((eb) => [
      eb.fn<string>('substr', ['at', eb.lit(1), eb.lit(13)]).as('hour'),
      'what',
      eb.fn.countAll<number | string>().as('count'),
    ])
    .where('at', '>=', writeInstant(since))
    .groupBy(['hour', 'what'])
    .execute()
  const counts = new Map<string, { day: string; what: SubscriberEvent; count: number }>()
  for (const { hour, what, count } of rows) {
    const day = dayOf(readInstant(`${hour}:00Z`))
    const known = counts.get(`${day} ${what}`)
    counts.set(`${day} ${what}`, { day, what, count: (known?.count ?? 0) + Number(count) })
  }
  return [...counts.values()]
}
