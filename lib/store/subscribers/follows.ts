import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.ts'
import { writeInstant } from '../database/values.ts'
import { FOLLOW_KINDS, type Follow, MAX_FOLLOWS } from '../follow-types.ts'

const follows = z.array(z.object({ kind: z.enum(FOLLOW_KINDS), target: z.string() }))

/** What a sign-up asks to follow, out of its JSON. */
export function readFollows(json: string | null): Follow[] {
  return json === null ? [] : follows.parse(JSON.parse(json))
}

/** What a subscriber follows, the first followed first. */
export async function findFollows(db: Kysely<Tables>, subscriberId: string): Promise<Follow[]> {
  return db
    .selectFrom('follows')
    .select(['kind', 'target'])
    .where('subscriber_id', '=', subscriberId)
    .orderBy('created_at')
    .orderBy('kind')
    .orderBy('target')
    .execute()
}

/** Adds what a subscriber follows, each once and up to the most that one reader may. */
export async function addFollows(
  trx: Kysely<Tables>,
  subscriberId: string,
  wanted: Follow[],
  at: Temporal.Instant,
): Promise<void> {
  const kept = await findFollows(trx, subscriberId)
  const isKept = ({ kind, target }: Follow) =>
    kept.some((one) => one.kind === kind && one.target === target)
  const added = wanted.filter((one) => !isKept(one)).slice(0, MAX_FOLLOWS - kept.length)
  if (added.length === 0) return
  const created_at = writeInstant(at)
  await trx
    .insertInto('follows')
    .values(added.map((one) => ({ ...one, subscriber_id: subscriberId, created_at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
