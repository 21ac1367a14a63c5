/**
 * Our ornament: the ram's horns of Kazakh felt work, two pairs back to back, in a square of
 * 120. One quarter is drawn and mirrored to the others.
 */
export const HORN = 'M60 60C60 28 40 12 23 20C7 28 10 51 28 51C40 51 41 36 31 34'

/** How the quarter is mirrored. */
export const HORN_MIRRORS = [
  'matrix(1 0 0 1 0 0)',
  'matrix(-1 0 0 1 120 0)',
  'matrix(1 0 0 -1 0 120)',
  'matrix(-1 0 0 -1 120 120)',
] as const
