import { z } from 'zod'
import { localized } from '#lib/facts/schema.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** What a reader's answers can say of a step; the words for it stand in `applies`. */
export const CONDITIONS = [
  'long-stay',
  'needs-visa',
  'needs-stamp',
  'rents',
  'hosted',
  'owns',
  'family',
  'grown-family',
  'children',
  'shows-money',
  'exempt',
  'profession',
  /** Papers and a passport of the state of citizenship, to which a refugee is never sent. */
  'own-state',
  'refugee',
  'home-consent',
  'consent-age',
  'not-owner',
  'screening',
] as const

export type Condition = (typeof CONDITIONS)[number]

/** The parts of the way in an order that can be followed. */
export const PHASES = [
  'travel',
  'arrival',
  'screening',
  'prepare',
  'filing',
  'wait',
  'card',
  'keep',
] as const

export type Phase = (typeof PHASES)[number]

/** One thing to do or to bring at a stage, as an editor writes it in `content/steps/<stage>.yml`. */
export const stepSchema = z.strictObject({
  id,
  /** The part of the way, where it is not that of the stage's other steps. */
  phase: z.enum(PHASES).optional(),
  kind: z.enum(['bring', 'do']),
  title: localized,
  /** One sentence; figures stand as `{fact-id}`, `{fact-id:genitive}` or `{fact-id:number}`. */
  detail: localized.optional(),
  applies: localized.optional(),
  /** For whom it is, where the answers to a tool can tell; without it `applies` is only said. */
  when: z.enum(CONDITIONS).optional(),
  /** The record of how long a paper is good. */
  validity: id.optional(),
  /** The record of how long this takes. */
  term: id.optional(),
  facts: z.array(id).min(1),
  after: z.array(id).default([]),
})

export type Step = z.infer<typeof stepSchema>

/** A figure in a step's sentence. */
export const PLACEHOLDER = /\{([a-z][a-z0-9-]*)(?::([a-z][a-z-]*))?\}/g
