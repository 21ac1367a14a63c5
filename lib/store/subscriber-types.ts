/**
 * What happens to the list. `asked`: a sign-up of an address that was not on it (`asked-again`: of
 * one that was, or still waited); `returned`: taken up
 * again by the leave link or by an editor; `removed`: a confirmed address removed for good.
 */
export const SUBSCRIBER_EVENTS = [
  'asked',
  'asked-again',
  'confirmed',
  'imported',
  'returned',
  'left',
  'bounced',
  'complained',
  'removed',
] as const

export type SubscriberEvent = (typeof SUBSCRIBER_EVENTS)[number]

/** A subscriber of an old list, with the proof that the person agreed. */
export type ImportedSubscriber = {
  id: string
  email: string
  locale: 'en' | 'ru' | 'kk'
  topics: string[]
  leaveTokenHash: string
  /** The day (`YYYY-MM-DD`) on which the person agreed. */
  consentDay: string
  /** Where and how, in words. */
  proof: string
}
