import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { isExempt } from '../money/exemptions.ts'

/** What differs from person to person; worded under `plan.own`. */
export type OwnPaper = 'money' | 'card' | 'birth-certificate' | 'consent'

/** The records of the ages at which papers or sums change. */
const BORDERS = [
  'solvency-family-age',
  'card-min-age',
  'child-consent-age-from',
  'child-consent-age-to',
]

export type Member = {
  /** `undefined`: the reader. */
  age: number | undefined
  papers: OwnPaper[]
}

/**
 * The papers in which the members of a family differ, by age: nobody where the reader applies alone
 * or gave no ages. The borders are `solvency-family-age`, `card-min-age`,
 * `child-birth-certificate-age`, `child-consent-age-from` and `child-consent-age-to`.
 */
export function membersOf(toolInput: ToolInput, day: string, facts: Facts = loadFacts()): Member[] {
  if (toolInput.ages.length === 0 || toolInput.card) return []
  const border = (id: string): number | undefined => {
    const value = findFactOn(id, day, facts)?.value
    return typeof value === 'number' ? value : undefined
  }
  const from = (age: number, id: string) => age >= (border(id) ?? 0)
  const under = (age: number, id: string) => age < (border(id) ?? Number.POSITIVE_INFINITY)
  const reader: Member = {
    age: undefined,
    papers: [...(isExempt(toolInput) ? [] : (['money'] as const)), 'card'],
  }
  return [
    reader,
    ...toolInput.ages.map((age): Member => {
      const papers: [OwnPaper, boolean][] = [
        ['birth-certificate', under(age, 'child-birth-certificate-age')],
        ['consent', from(age, 'child-consent-age-from') && under(age, 'child-consent-age-to')],
        ['money', from(age, 'solvency-family-age')],
        ['card', from(age, 'card-min-age')],
      ]
      return { age, papers: papers.filter(([, due]) => due).map(([id]) => id) }
    }),
  ]
}

/** The ages that somebody may reach before the application, at which their papers or the sums change. */
export function nextBorders(members: Member[], day: string, facts: Facts = loadFacts()): number[] {
  const borders = BORDERS.map((id) => findFactOn(id, day, facts)?.value)
  const next = members.flatMap(({ age }) => (age === undefined ? [] : [age + 1]))
  return [...new Set(next)].filter((age) => borders.includes(age)).sort((a, b) => a - b)
}
