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
  /** Read anew each time: the texts of thousands of guides would fill a small machine. */
  readonly body: string
  /** Made when it is first asked for: a page needs those of few texts. */
  readonly outline: Outline
  /** Made when they are first asked for. */
  readonly uses: ReferencedIds
  changes: Original['changes']
  /** Absent on the original. */
  translates?: Translation['translates']
  /** Whether the original has changed since this translation was made. */
  behind: boolean
  /** Who read a translation as a native speaker, or an original for the law. */
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

function readMatter<T>(file: MdxFile, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(file.frontMatter)
  if (parsed.success) return parsed.data
  throw new Error(`${file.path}:1: ${z.prettifyError(parsed.error)}`)
}

function isTranslation(file: MdxFile): boolean {
  return (
    z.object({ translates: z.unknown() }).safeParse(file.frontMatter).data?.translates !== undefined
  )
}

/** Reads a guide's folder; throws with file and reason when something in it does not fit. */
export function readGuide(dir: string, slug: string): Guide {
  const files = readMdxFolder(join(dir, slug))
  const originals = files.filter((file) => !isTranslation(file))
  const [source] = originals
  if (!source || originals.length > 1) {
    throw new Error(
      `${join(dir, slug)}: exactly one language must be the original (no “translates”)`,
    )
  }
  const frontMatter = readMatter(source, originalSchema)
  const version = versionOf({ ...frontMatter, body: source.body })
  const texts: Guide['texts'] = {}
  for (const file of files) {
    const { locale, path } = file
    if (file === source) {
      const { title, summary, audience, changes, reviewer } = frontMatter
      const words = { title, summary, audience, changes, reviewer }
      texts[locale] = withText(path, { ...words, locale, behind: false })
    } else {
      const translation = readMatter(file, translationSchema)
      const behind = translation.translates.version !== version
      texts[locale] = withText(path, { ...translation, locale, behind })
    }
  }
  return { slug, original: source.locale, version, frontMatter, texts }
}

function withText(path: string, known: Omit<GuideText, 'body' | 'outline' | 'uses'>): GuideText {
  let outline: Outline | undefined
  let uses: ReferencedIds | undefined
  return {
    ...known,
    get body() {
      return readBody(path)
    },
    get outline() {
      outline ??= cutLoose(outlineOf(treeOf(readBody(path))))
      return outline
    },
    get uses() {
      uses ??= cutLoose(referencedIds(readBody(path)))
      return uses
    },
  }
}

/** All guides in the order of the way. */
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

/** The guide of an address, or nothing. */
export function findGuide(slug: string): Guide | undefined {
  return listGuides().find((guide) => guide.slug === slug)
}

/** The text for a reader: in their language, else in that of the original. */
export function textFor(guide: Guide, locale: Locale): GuideText {
  const text = guide.texts[locale] ?? guide.texts[guide.original]
  if (!text) throw new Error(`The guide “${guide.slug}” has no text.`)
  return text
}

/** The guides before and after one on the way. */
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

const people = readOnce('people', () =>
  z.array(personSchema).parse(readYaml(join(contentDir(), 'people.yml'))),
)

/** Somebody of `content/people.yml`, with only what is known of them. */
export function findPerson(id: string): Person | undefined {
  return people().find((person) => person.id === id)
}
