import { bitsApart, distance, letterBits, slipsIn } from './distance.ts'

/** Something under a text by which it is found. */
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

/** What begins with a text. */
export function beginningWith<T>(list: Listed<T>[], start: string): T[] {
  const found: T[] = []
  for (let at = firstFrom(list, start); list[at]?.text.startsWith(start); at++) {
    const value = list[at]?.value
    if (value !== undefined) found.push(value)
  }
  return found
}

/** What is few slips away from a word. */
export function nearTo<T>(list: Listed<T>[], word: string): { value: T; slips: number }[] {
  const most = slipsIn(word.length)
  if (most === 0) return []
  const bits = letterBits(word)
  const found: { value: T; slips: number }[] = []
  for (const { text, bits: other, value } of list) {
    if (Math.abs(text.length - word.length) > most || bitsApart(bits, other) > 2 * most) continue
    const slips = distance(word, text, most)
    if (slips <= most) found.push({ value, slips })
  }
  return found
}

/** Sorts things by their texts, to be found. */
export function list<T>(entries: Iterable<[string, T]>): Listed<T>[] {
  return [...entries]
    .map(([text, value]) => ({ text, value, bits: letterBits(text) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
}
