import { createHash } from 'node:crypto'

/**
 * Pages pass into each other where the browser can and the reader has nothing against motion. It
 * stands in the page itself: Chromium takes a page whose stylesheet is still on its way for one
 * that wants no transition, and complains.
 */
export const TRANSITION =
  '@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}'

/** What a policy names the text of a style element by. */
export function styleHash(css: string): string {
  return `sha256-${createHash('sha256').update(css).digest('base64')}`
}
