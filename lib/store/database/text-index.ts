import type { Kysely } from 'kysely'
import type { Locale } from '#lib/i18n/locales.ts'
import type { InboxQuery, Recommendation, RecommendationStatus } from '../recommendation-types.ts'
import type { Tables } from './tables.ts'

/** Longer words than people write; PostgreSQL refuses what is very much longer. */
const LONGEST_WORD = 60

/** The words of a text as they are compared: composed, in lower case, each once. */
export function wordsOf(text: string): string[] {
  const found =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(found.map((word) => [...word].slice(0, LONGEST_WORD).join('')))]
}

const SHORTEST_BEGINNING = 3

/** Whether a searched word may also be the beginning of one: a letter or two begin too many. */
export function isBeginning(word: string): boolean {
  return [...word].length >= SHORTEST_BEGINNING
}

/** The words by which editors find a recommendation. */
export function searchWords({ reference, person, recommender }: Recommendation): string[] {
  const { name, place, knownFor, story } = person
  return wordsOf(
    [reference, name, place, knownFor, story, recommender.name, recommender.email].join(' '),
  )
}

/** Where a page of the inbox goes on. */
export type Position = { createdAt: string; reference: string; row: number }

/**
 * Finds recommendations by their words. The one part of the store that each database does
 * by its own means: a portable `like` takes seconds in an inbox of 100,000 where these take
 * milliseconds. Writing happens within the transaction of its cause.
 */
export type TextIndex = {
  put(
    trx: Kysely<Tables>,
    entry: { reference: string; words: string[]; status: RecommendationStatus; locale: Locale },
  ): Promise<void>
  setStatus(trx: Kysely<Tables>, reference: string, status: RecommendationStatus): Promise<void>
  /** Call it before the recommendation's own row goes. */
  remove(trx: Kysely<Tables>, reference: string): Promise<void>
  /** References of a page, newest first, each with its place in that order. */
  find(
    db: Kysely<Tables>,
    query: Pick<InboxQuery, 'status' | 'locale' | 'limit'> & {
      words: string[]
      after: Position | undefined
    },
  ): Promise<{ reference: string; row: number }[]>
}
