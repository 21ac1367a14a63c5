import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { localized } from '#lib/facts/schema.ts'

const path = z.string().regex(/^\/[a-z0-9/-]+$/)
const phrases = z.array(z.string().min(2))

/** `content/search.yml`: the words that readers use and the texts do not. */
export const searchWordsSchema = z.strictObject({
  /** Ways of saying one thing, in any language. An id of the glossary adds ways to that term. */
  concepts: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      words: phrases.default([]),
      /** The pages that answer it, without the language. */
      leads: z.array(path).default([]),
    }),
  ),
  /** What people ask for when they mean a page, without the language. */
  asked: z.array(
    z.strictObject({
      path,
      en: phrases.default([]),
      ru: phrases.default([]),
      kk: phrases.default([]),
    }),
  ),
  /** Pages that are neither guides nor records. */
  pages: z.array(z.strictObject({ path, title: localized, text: localized })),
})

export type SearchWords = z.infer<typeof searchWordsSchema>

/** Reads the words from a content folder; throws when they do not fit. */
export function readSearchWords(dir: string = contentDir()): SearchWords {
  const file = join(dir, 'search.yml')
  const parsed = searchWordsSchema.safeParse(readYaml(file))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
}
