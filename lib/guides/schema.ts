import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'

/** The stations of the way, in order; every guide belongs to one. */
export const STAGES = [
  'start',
  'arrive',
  'screening',
  'papers',
  'money',
  'home',
  'apply',
  'card',
  'keep',
  'live',
] as const

export type Stage = (typeof STAGES)[number]

const title = z.string().min(3).max(70)
const summary = z.string().min(20).max(220)
const audience = z.string().min(3).max(160)
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** A change a reader should know of; small edits are not listed. */
const change = z.strictObject({ date: day, note: z.string().min(5) })

/** Front matter of a guide in the language in which it was written. */
export const originalSchema = z.strictObject({
  title,
  summary,
  audience,
  stage: z.enum(STAGES),
  order: z.number().int().positive(),
  author: slug,
  reviewer: slug.nullable(),
  published: day,
  checked: day,
  sources: z.array(z.string()).min(1),
  related: z.array(slug).default([]),
  changes: z.array(change).default([]),
})

/** Front matter of a translation: its own words and the version it translates. */
export const translationSchema = z.strictObject({
  title,
  summary,
  audience,
  translates: z.strictObject({
    locale: z.enum(LOCALES),
    /** `versionOf` the original's text that was translated. */
    version: z.string().regex(/^[0-9a-f]{12}$/),
    day,
  }),
  /** Who of `content/people.yml` read it as a native speaker; `null` when nobody has yet. */
  reviewer: slug.nullable(),
  changes: z.array(change).default([]),
})

export type Original = z.infer<typeof originalSchema>
export type Translation = z.infer<typeof translationSchema>
