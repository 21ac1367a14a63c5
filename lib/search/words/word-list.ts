import { bitsApart, distance, letterBits, maxTypos } from './distance.ts'

/** A value with the text by which it is looked up, and the letter set of that text. */
export type Listed<T> = { text: string; bits: number; value: T }

function firstFrom<T>(list: Listed<T>[], start: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.text ?? '') < start) low = middle + 1
    else high = middle
  }
  return low
}

/** The values whose text starts with `start` (binary search). */
export function beginningWith<T>(list: Listed<T>[], start: string): T[] {
  const found: T[] = []
  for (let at = firstFrom(list, start); list[at]?.text.startsWith(start); at++) {
    const value = list[at]?.value
    if (value !== undefined) found.push(value)
  }
  return found
}

/** The values whose text is similar to a word, with the number of typing errors. */
export function nearTo<T>(list: Listed<T>[], word: string): { value: T; typos: number }[] {
  const most = maxTypos(word.length)
  if (most === 0) return []
  const bits = letterBits(word)
  const found: { value: T; typos: number }[] = []
  for (const { text, bits: other, value } of list) {
    if (Math.abs(text.length - word.length) > most || bitsApart(bits, other) > 2 * most) continue
    const typos = distance(word, text, most)
    if (typos <= most) found.push({ value, typos })
  }
  return found
}

/** Creates a list that is sorted for `beginningWith`. */
export function list<T>(entries: Iterable<[string, T]>): Listed<T>[] {
  return [...entries]
    .map(([text, value]) => ({ text, value, bits: letterBits(text) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
}
