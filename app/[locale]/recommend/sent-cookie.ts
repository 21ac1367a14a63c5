/** Holds the reference of the recommendation that this browser sent last, with a proof of that. */
export const SENT_COOKIE = 'recommended'
