import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { factOn } from '#lib/facts/fact-on.ts'
import { formatFact } from '#lib/facts/format.ts'
import { localized } from '#lib/facts/schema.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import { contentDir } from '#lib/site/content-dir.ts'
import type { Locale } from '#lib/site/locales.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** One thing to do or to bring at a stage, as an editor writes it in `content/steps/<stage>.yml`. */
export const stepSchema = z.strictObject({
  id,
  kind: z.enum(['bring', 'do']),
  title: localized,
  /** One sentence; figures stand as `{fact-id}`, `{fact-id:genitive}` or `{fact-id:number}`. */
  detail: localized.optional(),
  applies: localized.optional(),
  /** The record of how long a paper is good. */
  validity: id.optional(),
  /** The record of how long this takes. */
  term: id.optional(),
  facts: z.array(id).min(1),
  after: z.array(id).default([]),
})

export type Step = z.infer<typeof stepSchema>

export const PLACEHOLDER = /\{([a-z][a-z0-9-]*)(?::(genitive|number|value|tenge))?\}/g

/** Reads every stage's steps from a content folder, by stage. */
export function readSteps(dir: string): Partial<Record<Stage, Step[]>> {
  const folder = join(dir, 'steps')
  if (!existsSync(folder)) return {}
  const stages = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  return Object.fromEntries(
    stages.map((name) => {
      const stage = z.enum(STAGES).parse(name.replace(/\.yml$/, ''))
      const parsed = z.array(stepSchema).safeParse(parse(readFileSync(join(folder, name), 'utf8')))
      if (parsed.success) return [stage, parsed.data]
      throw new Error(`${join(folder, name)}: ${z.prettifyError(parsed.error)}`)
    }),
  )
}

let loaded: ReturnType<typeof readSteps> | undefined

/** What to do and bring at a stage. */
export function stepsOf(stage: Stage): Step[] {
  if (!loaded || process.env.NODE_ENV === 'development') loaded = readSteps(contentDir())
  return loaded[stage] ?? []
}

/** A step's sentence with its figures filled in for a day. */
export function fillFigures(text: string, locale: Locale, day: string): string {
  return text.replaceAll(PLACEHOLDER, (_whole, fact: string, form?: string) => {
    const found = factOn(fact, day)
    if (form === 'genitive') return formatFact(found, locale, 'value', 'genitive')
    return formatFact(found, locale, form === 'number' || form === 'tenge' ? form : 'value')
  })
}
