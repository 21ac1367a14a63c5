import type { z } from 'zod'
import { moveRecommendation } from '#lib/recommend/move.ts'
import type { RecommendSettings } from '#lib/recommend/settings.ts'
import type { Store } from '#lib/store/store.ts'
import type { Address } from '../address.ts'
import type { bulkSchema, moveSchema } from './move-form.ts'
import { senderMail } from './sender-mails.ts'

type Desk = { store: Store; settings: RecommendSettings; by: Address; now: Temporal.Instant }

type Move = Pick<z.infer<typeof moveSchema>, 'to' | 'reason' | 'note' | 'mail' | 'version'> & {
  reference: string
}

export type MoveOutcome = Awaited<ReturnType<typeof moveRecommendation>>

/** Moves one recommendation and, when that was ticked, tells its sender in the same transaction. */
export async function moveAtDesk(desk: Desk, move: Move): Promise<MoveOutcome> {
  const { store, settings, by, now } = desk
  const { reference, version, to, reason, note, mail } = move
  const found = mail ? await store.recommendations.find(reference) : undefined
  const told =
    found &&
    senderMail(
      settings,
      { reference, email: found.recommender.email, locale: found.locale },
      { to, reason },
    )
  return moveRecommendation({
    store,
    reference,
    version,
    to,
    by,
    now,
    reason,
    ...(note.trim() && { note }),
    mails: told ? [told] : [],
  })
}

/** What became of each of several recommendations, as references by outcome. */
export type BulkOutcome = Record<MoveOutcome, string[]>

/** Moves several, each by itself: those that cannot be moved stay, and are named. */
export async function moveMany(
  desk: Desk,
  { chosen, ...move }: z.infer<typeof bulkSchema>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = {
    moved: [],
    changed: [],
    notAllowed: [],
    needsConsent: [],
    needsReason: [],
  }
  for (const one of chosen) {
    outcome[await moveAtDesk(desk, { ...move, ...one })].push(one.reference)
  }
  return outcome
}
