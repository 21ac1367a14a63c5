import { createHash } from 'node:crypto'

/**
 * A cross-document view transition for readers who have not asked for reduced motion. It is inline:
 * Chromium skips the transition, with a warning, while a page's stylesheet is still loading.
 */
export const TRANSITION =
  '@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}'

/** The hash source of the text of a style or script element for a Content-Security-Policy. */
export function contentHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
