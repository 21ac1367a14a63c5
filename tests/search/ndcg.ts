import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { SearchIndex } from '#lib/search/index/build-index.ts'
import { search } from '#lib/search/search.ts'

const judgement = z.strictObject({
  query: z.string(),
  locale: z.enum(LOCALES),
  kind: z.string(),
  answers: z.record(z.string().startsWith('/'), z.number().int().min(1).max(3)),
})

export type Judgement = z.infer<typeof judgement>

/**
 * The sets of judged queries. Search was tuned with all but `unseen`: that one was written and judged
 * afterwards, and nothing was changed for it.
 */
export const SETS = ['judgements', 'second-set', 'third-set', 'unseen', 'mistyped'] as const

export type JudgedSet = (typeof SETS)[number]

/** What people ask and which pages answer it, as judged by hand. */
export function readJudgements(set: JudgedSet = 'judgements'): Judgement[] {
  const file = join(process.cwd(), `tests/search/${set}.yml`)
  return z.array(judgement).parse(parse(readFileSync(file, 'utf8')))
}

function gain(grades: number[]): number {
  return grades
    .slice(0, 10)
    .reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0)
}

/** The normalised discounted cumulative gain of the first ten addresses. */
export function ndcg(found: string[], answers: Record<string, number>): number {
  const best = gain(Object.values(answers).toSorted((a, b) => b - a))
  return gain(found.map((path) => answers[path] ?? 0)) / best
}

export type Judged = Judgement & { found: string[]; score: number }

/** Every judged query with what the index answers and how good that is. */
export function judge(index: SearchIndex, set?: JudgedSet): Judged[] {
  return readJudgements(set).map((asked) => {
    const found = search(asked.query, index, asked.locale).hits.map(
      ({ path }) => path.split(/[?#]/, 1)[0] ?? path,
    )
    return { ...asked, found, score: ndcg(found, asked.answers) }
  })
}
