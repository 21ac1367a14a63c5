import type { RecommendationStatus } from '#lib/store/recommendation-types.ts'

/** Days after which a recommendation goes whose person has not answered. */
export const UNANSWERED_DAYS = 90

/** Days after which one goes that an editor declined. */
export const DECLINED_DAYS = 30

function addDays(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: days * 24 })
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other
}

/**
 * When a recommendation is removed that stands so from now on; nothing when it is kept. The
 * clock runs from the person's last answer, or else from the sending, and what was declined
 * never outlives it unless the person had agreed.
 */
export function deletionTime(input: {
  status: RecommendationStatus
  createdAt: Temporal.Instant
  answeredAt?: Temporal.Instant | undefined
  hasAgreed: boolean
  now: Temporal.Instant
}): Temporal.Instant | undefined {
  const { status, createdAt, answeredAt, hasAgreed, now } = input
  if (status === 'agreed' || status === 'published') return undefined
  const unanswered = addDays(answeredAt ?? createdAt, UNANSWERED_DAYS)
  const declined = addDays(now, DECLINED_DAYS)
  if (status === 'declined') return hasAgreed ? declined : earlier(unanswered, declined)
  // Taken up again after its time: the editors get the time of a declined one to ask anew.
  return Temporal.Instant.compare(unanswered, now) > 0 ? unanswered : declined
}
