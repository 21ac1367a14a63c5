/** The markup of a page is not what the press relies on; it must stay as Next made it. */
export class UnsupportedMarkupError extends Error {
  override name = 'UnsupportedMarkupError'
}
