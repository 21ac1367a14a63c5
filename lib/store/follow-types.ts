/** What a reader can follow: a change that concerns it is told to them. */
export const FOLLOW_KINDS = ['guide', 'fact', 'country', 'plan'] as const

export type FollowKind = (typeof FOLLOW_KINDS)[number]

export type Follow = {
  kind: FollowKind
  /** A guide's slug, a record's id, a country's code, or a plan's query without `?`. */
  target: string
}

/** A reader follows at most so many: what goes beyond is not added. */
export const MAX_FOLLOWS = 20
