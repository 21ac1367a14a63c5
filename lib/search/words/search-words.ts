import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { localized } from '#lib/facts/schema.ts'
import { citizenships } from '#lib/plan/countries/citizenship.ts'
import { GROUPS } from '#lib/plan/input/tool-input.ts'

const path = z.string().regex(/^\/[a-z0-9/-]+$/)
const phrases = z.array(z.string().min(2))

/** Schema of `content/search.yml`: search words that do not occur in the texts. */
export const searchWordsSchema = z.strictObject({
  /** Synonyms in any language. The id of a glossary term adds synonyms to that term. */
  concepts: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      words: phrases.default([]),
      /** The best pages for the concept, best first; paths without the language prefix. */
      leads: z.array(path).default([]),
      /**
       * Other concepts that together mean this one, wherever they stand in a query: a visa and a
       * wife mean a family visa.
       */
      together: z.array(z.tuple([z.string(), z.string()])).default([]),
      /** Whether most of the site is about it, so that it counts less beside other words. */
      context: z.boolean().default(false),
    }),
  ),
  /** What people call citizens of a country, besides its names, which are known. */
  citizens: z.array(z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), words: phrases })),
  /** Example questions for a page; the path is without the language prefix. */
  asked: z.array(
    z.strictObject({
      path,
      en: phrases.default([]),
      ru: phrases.default([]),
      kk: phrases.default([]),
    }),
  ),
  /** What people say of themselves, and the answer to the plan that it is. */
  situations: z
    .array(
      z.strictObject({
        answers: z.strictObject({
          citizenship: z.enum(citizenships('en').map(({ code }) => code)).optional(),
          group: z.enum(GROUPS).optional(),
        }),
        words: phrases,
      }),
    )
    .default([]),
  /** Pages to index that are neither guides nor records. */
  pages: z.array(z.strictObject({ path, title: localized, text: localized })),
})

export type SearchWords = z.infer<typeof searchWordsSchema>

/**
 * Reads and validates `search.yml` of a content folder. Throws when it does not match the schema.
 */
export function readSearchWords(dir: string = contentDir()): SearchWords {
  const file = join(dir, 'search.yml')
  const parsed = searchWordsSchema.safeParse(readYaml(file))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
}
