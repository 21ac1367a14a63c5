import { z } from 'zod'
import { localized } from '#lib/facts/schema.ts'

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

/** A figure in a step's sentence. */
export const PLACEHOLDER = /\{([a-z][a-z0-9-]*)(?::(genitive|number|value|tenge))?\}/g
