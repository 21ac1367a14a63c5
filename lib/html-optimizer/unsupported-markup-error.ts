/** The markup of a page is not what the optimizer knows. That page goes out as Next rendered it. */
export class UnsupportedMarkupError extends Error {
  override name = 'UnsupportedMarkupError'
}
