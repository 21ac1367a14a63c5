/** The cookie with the signed reference of the last recommendation that this browser sent. */
export const SENT_COOKIE = 'recommended'
