/**
 * The site's ornament: the ram's horns of Kazakh felt work, two pairs back to back, in a square of
 * 120 units around the origin. One quarter is drawn and mirrored.
 */
export const HORN = 'M0 0c0-32-20-48-37-40-16 8-13 31 5 31 12 0 13-15 3-17'
export const HORN_BOX = '-60 -60 120 120'

/** The transforms that mirror the quarter. */
export const HORN_MIRRORS = ['scale(1)', 'scale(-1 1)', 'scale(1 -1)', 'scale(-1)'] as const
