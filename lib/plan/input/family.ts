import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { ToolInput } from './tool-input.ts'

/** The members of the family who apply with the reader. */
export type Family = {
  /** Old enough to show money and to get a card. */
  adults: number
  children: number
  /** Their ages, where they were given. */
  ages: number[]
}

/** How the family counts on a day. The border is `solvency-family-age`; without it all are adults. */
export function familyOf(
  { ages, adults, children }: ToolInput,
  day: string,
  facts: Facts = loadFacts(),
): Family {
  if (ages.length === 0) return { adults, children, ages }
  const border = findFactOn('solvency-family-age', day, facts)?.value
  const from = typeof border === 'number' ? border : 0
  const grown = ages.filter((age) => age >= from).length
  return { adults: grown, children: ages.length - grown, ages }
}
