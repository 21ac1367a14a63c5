import type {
  Actor,
  DeclineReason,
  RecommendationCase,
  RecommendationStatus,
} from '#lib/store/recommendation-types.ts'
import type { OutgoingMail, Store } from '#lib/store/store.ts'
import { deletionTime } from './retention.ts'

const NEXT: Record<RecommendationStatus, readonly RecommendationStatus[]> = {
  new: ['reading', 'declined'],
  reading: ['asked', 'agreed', 'declined'],
  asked: ['reading', 'agreed', 'declined'],
  agreed: ['published', 'declined'],
  published: ['agreed', 'declined'],
  declined: ['reading'],
}

/** Where an editor may move a recommendation that stands so. Removing is not a move. */
export function nextStatuses(status: RecommendationStatus): readonly RecommendationStatus[] {
  return NEXT[status]
}

/** Whether the person named has agreed to a story: who takes that back has all of it removed. */
export function hasAgreed({ answers }: Pick<RecommendationCase, 'answers'>): boolean {
  return answers.some(({ kind }) => kind === 'agree')
}

/**
 * Moves a recommendation for an editor who saw it at a version. Nothing is done, and said why,
 * when it has changed since, when the move makes no sense, when one is declined without a
 * reason, and when the person's consent is not on record for what needs it.
 */
export async function moveRecommendation(input: {
  store: Store
  reference: string
  version: number
  to: RecommendationStatus
  by: Actor
  now: Temporal.Instant
  note?: string | undefined
  reason?: DeclineReason | undefined
  mails?: OutgoingMail[]
}): Promise<'moved' | 'changed' | 'notAllowed' | 'needsConsent' | 'needsReason'> {
  const { store, reference, version, to, by, now, note, reason, mails = [] } = input
  const found = await store.recommendations.findCase(reference)
  if (found?.version !== version) return 'changed'
  if (!nextStatuses(found.status).includes(to)) return 'notAllowed'
  if (to === 'declined' && !reason) return 'needsReason'
  const agreed = hasAgreed(found)
  if ((to === 'agreed' || to === 'published') && !agreed) return 'needsConsent'
  return store.recommendations.move({
    reference,
    version,
    to,
    by,
    at: now,
    note,
    reason: to === 'declined' ? reason : undefined,
    deletesAt: deletionTime({
      status: to,
      createdAt: found.createdAt,
      answeredAt: found.answers.at(-1)?.at,
      hasAgreed: agreed,
      now,
    }),
    mails,
  })
}
