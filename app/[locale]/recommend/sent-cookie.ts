/** Holds the reference of the recommendation that this browser sent last. */
export const SENT_COOKIE = 'recommended'
