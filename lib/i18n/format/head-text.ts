/** Lengths that search engines and shared links show whole, in characters. */
export const MAX_TITLE_LENGTH = 60
export const DESCRIPTION_LENGTH = { min: 50, max: 160 } as const

/** The name of the site stands behind a title where both fit; a long title is cut at a word. */
export function headTitle(title: string, siteName: string): string {
  const named = `${title} · ${siteName}`
  return lengthOf(named) <= MAX_TITLE_LENGTH ? named : cut(title, MAX_TITLE_LENGTH)
}

/**
 * A description for search engines: whole if it fits, else up to the end of a sentence, else up to
 * a word.
 */
export function headDescription(text: string): string {
  const { min, max } = DESCRIPTION_LENGTH
  if (lengthOf(text) <= max) return text
  const start = [...text].slice(0, max).join('')
  const sentences = /^.*[.!?](?=\s)/s.exec(start)?.[0] ?? ''
  return lengthOf(sentences) >= min ? sentences : cut(text, max)
}

/** The words that fit, with an ellipsis in place of the others. */
function cut(text: string, most: number): string {
  if (lengthOf(text) <= most) return text
  const letters = [...text].slice(0, most)
  const words = letters.slice(
    0,
    letters.findLastIndex((letter) => /\s/.test(letter)),
  )
  return `${words.join('').replace(/[\s,;:.(–—-]+$/, '')}…`
}

function lengthOf(text: string): number {
  return [...text].length
}
