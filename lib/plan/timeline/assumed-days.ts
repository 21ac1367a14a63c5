import type { Assumption } from './entry.ts'
import type { Plan } from './plan.ts'

/**
 * Days that no source names. Our own estimates, said beside the plan and changed by the reader:
 * calendar days for a petition with its visa and for papers from home, working days for the rest.
 */
export const ASSUMED_DAYS = {
  petition: 60,
  papers: 30,
  iin: 3,
  account: 5,
  checkup: 5,
  lodging: 10,
} as const

export type AssumedDays = keyof typeof ASSUMED_DAYS

const FIELD = {
  petition: 'petitionDays',
  papers: 'papersDays',
  iin: 'iinDays',
  account: 'accountDays',
  checkup: 'checkupDays',
  lodging: 'lodgingDays',
} as const

/** The reader's own number of days, or our assumption, which the plan then names. */
export function assumedDays({ toolInput, assumed }: Plan, what: AssumedDays): number {
  const own = toolInput[FIELD[what]]
  if (own === undefined) assumed.add(`${what}-days` satisfies Assumption)
  return own ?? ASSUMED_DAYS[what]
}
