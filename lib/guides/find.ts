import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import {
  cutLoose,
  listFolders,
  type MdxFile,
  readBody,
  readMdxFolder,
  versionOf,
} from '#lib/i18n/mdx-file.ts'
import { type Outline, outlineOf } from './outline.ts'
import { type ReferencedIds, referencedIds } from './referenced-ids.ts'
import {
  type Original,
  originalSchema,
  STAGES,
  type Translation,
  translationSchema,
} from './schema.ts'
import { treeOf } from './tree.ts'

/** A guide in one language. */
export type GuideText = {
  locale: Locale
  title: string
  summary: string
  audience: string
  /** Read from disk on every access: the texts of thousands of guides would not fit into memory. */
  readonly body: string
  /** Computed on first access: a page needs the outlines of few texts. */
  readonly outline: Outline
  /** Computed on first access. */
  readonly referencedIds: ReferencedIds
  changes: Original['changes']
  /** Absent on the original. */
  translates?: Translation['translates']
  /** Whether the original has changed since this translation was made. */
  behind: boolean
  /** The person who reviewed it: a translation as a native speaker, an original for the law. */
  reviewer: string | null
}

/** A guide with all its languages. */
export type Guide = {
  slug: string
  original: Locale
  version: string
  frontMatter: Original
  texts: Partial<Record<Locale, GuideText>>
}

function readFrontMatter<T>(file: MdxFile, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(file.frontMatter)
  if (parsed.success) return parsed.data
  throw new Error(`${file.path}:1: ${z.prettifyError(parsed.error)}`)
}

function isTranslation(file: MdxFile): boolean {
  return (
    z.object({ translates: z.unknown() }).safeParse(file.frontMatter).data?.translates !== undefined
  )
}

/** Reads a guide's folder. Throws with the file and the reason if it is invalid. */
export function readGuide(dir: string, slug: string): Guide {
  const files = readMdxFolder(join(dir, slug))
  const originals = files.filter((file) => !isTranslation(file))
  const [source] = originals
  if (!source || originals.length > 1) {
    throw new Error(
      `${join(dir, slug)}: exactly one language must be the original (no “translates”)`,
    )
  }
  const frontMatter = readFrontMatter(source, originalSchema)
  const version = versionOf({ ...frontMatter, body: source.body })
  const texts: Guide['texts'] = {}
  for (const file of files) {
    const { locale, path } = file
    if (file === source) {
      const { title, summary, audience, changes, reviewer } = frontMatter
      const words = { title, summary, audience, changes, reviewer }
      texts[locale] = withText(path, { ...words, locale, behind: false })
    } else {
      const translation = readFrontMatter(file, translationSchema)
      const behind = translation.translates.version !== version
      texts[locale] = withText(path, { ...translation, locale, behind })
    }
  }
  return { slug, original: source.locale, version, frontMatter, texts }
}

function withText(
  path: string,
  known: Omit<GuideText, 'body' | 'outline' | 'referencedIds'>,
): GuideText {
  let outline: Outline | undefined
  let ids: ReferencedIds | undefined
  return {
    ...known,
    get body() {
      return readBody(path)
    },
    get outline() {
      outline ??= cutLoose(outlineOf(treeOf(readBody(path))))
      return outline
    },
    get referencedIds() {
      ids ??= cutLoose(referencedIds(readBody(path)))
      return ids
    },
  }
}

/** All guides, in the order of the stages. */
export const listGuides: () => Guide[] = readOnce('guides', () => {
  const dir = join(contentDir(), 'guides')
  return listFolders('guides')
    .map((slug) => readGuide(dir, slug))
    .sort(
      (a, b) =>
        STAGES.indexOf(a.frontMatter.stage) - STAGES.indexOf(b.frontMatter.stage) ||
        a.frontMatter.order - b.frontMatter.order,
    )
})

/** The guide with this slug, or undefined. */
export function findGuide(slug: string): Guide | undefined {
  return listGuides().find((guide) => guide.slug === slug)
}

/** The text in a language; if there is none, the original. */
export function textFor(guide: Guide, locale: Locale): GuideText {
  const text = guide.texts[locale] ?? guide.texts[guide.original]
  if (!text) throw new Error(`The guide “${guide.slug}” has no text.`)
  return text
}

/** The previous and the next guide in the order of the stages. */
export function neighboursOf(slug: string): { previous?: Guide; next?: Guide } {
  const all = listGuides()
  const index = all.findIndex((guide) => guide.slug === slug)
  const previous = all[index - 1]
  const next = all[index + 1]
  return { ...(previous && { previous }), ...(next && { next }) }
}

/** The languages in which a guide has its own text. */
export function localesOf(guide: Guide): Locale[] {
  return LOCALES.filter((locale) => guide.texts[locale])
}

/** Minutes to read a text at 180 words a minute, at least one. */
export function minutesToRead(text: GuideText): number {
  return Math.max(1, Math.round(text.outline.words / 180))
}

export const personSchema = z.strictObject({
  id: z.string(),
  name: z.strictObject({ en: z.string(), ru: z.string(), kk: z.string() }),
  about: z.strictObject({ en: z.string(), ru: z.string(), kk: z.string() }),
})

export type Person = z.infer<typeof personSchema>

/** Everybody in `content/people.yml`. */
export const listPeople: () => Person[] = readOnce('people', () =>
  z.array(personSchema).parse(readYaml(join(contentDir(), 'people.yml'))),
)

/** The person with this id in `content/people.yml`, or undefined. */
export function findPerson(id: string): Person | undefined {
  return listPeople().find((person) => person.id === id)
}
