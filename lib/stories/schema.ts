import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'

/** What stands above a story, in each language by itself. */
export const heroSchema = z.strictObject({
  title: z.string().min(3).max(70),
  summary: z.string().min(20).max(220),
  /** The person's name, as they agreed to have it shown. */
  person: z.string().min(2).max(200),
  published: day,
  /** The recommendation with the person's consent on record; without that nothing is shown. */
  reference: z.string().regex(/^WE-[2345679ACDEFHJKMNPRTUWXY]{8}$/),
})

export type HeroMatter = z.infer<typeof heroSchema>
