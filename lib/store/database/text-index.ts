import type { Kysely } from 'kysely'
import { searchedTexts } from '../recommendation-fields.ts'
import type { InboxQuery, Recommendation } from '../recommendation-types.ts'
import { wordsOf } from './fold-words.ts'
import type { Tables } from './tables.ts'

const SHORTEST_BEGINNING = 3

/** Whether a searched word may also be the beginning of one: a letter or two begin too many. */
export function isBeginning(word: string): boolean {
  return [...word].length >= SHORTEST_BEGINNING
}

/** The words by which editors find a recommendation. */
export function searchWords({ reference, ...sent }: Recommendation): string[] {
  return wordsOf([reference, ...searchedTexts(sent)].join(' '))
}

/** Where a page of the inbox ended. */
export type Position = { at: Temporal.Instant; reference: string; row: number }

/**
 * Finds recommendations by their words. The one part of the store that each database does
 * by its own means: a portable `like` takes seconds in an inbox of 100,000 where these take
 * milliseconds. Writing happens within the transaction of its cause.
 */
export type TextIndex = {
  put(trx: Kysely<Tables>, entry: { reference: string; words: string[] }): Promise<void>
  /** Call it after the row's status or mark has changed. */
  update(trx: Kysely<Tables>, reference: string): Promise<void>
  /** Call it before the recommendation's own row goes. */
  remove(trx: Kysely<Tables>, reference: string): Promise<void>
  /** References of a page, newest first, each with its place in that order. */
  find(
    db: Kysely<Tables>,
    query: Pick<InboxQuery, 'status' | 'locale' | 'suspicious' | 'assignee' | 'limit'> & {
      words: string[]
      after: Position | undefined
    },
  ): Promise<{ reference: string; row: number }[]>
}
