import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'

/** Front matter of a story, in each language. */
export const heroSchema = z.strictObject({
  title: z.string().min(3).max(70),
  summary: z.string().min(20).max(220),
  /** The person's name as they agreed to have it published. */
  person: z.string().min(2).max(200),
  published: day,
  /**
   * The recommendation that records the person's consent. Without consent the story is not shown.
   */
  reference: z.string().regex(/^WE-[2345679ACDEFHJKMNPRTUWXY]{8}$/),
})

export type HeroFrontMatter = z.infer<typeof heroSchema>
