import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { listFolders, type MdxFile, readMdxFolder } from '#lib/i18n/mdx-file.ts'
import { type HeroMatter, heroSchema } from './schema.ts'

export type HeroText = HeroMatter & { locale: Locale; body: string }

/** A story in all its languages. */
export type Hero = {
  slug: string
  reference: string
  published: string
  texts: [HeroText, ...HeroText[]]
}

function readText(file: MdxFile): HeroText {
  const parsed = heroSchema.safeParse(file.frontMatter)
  if (!parsed.success) throw new Error(`${file.path}:1: ${z.prettifyError(parsed.error)}`)
  return { ...parsed.data, locale: file.locale, body: file.body }
}

/** Reads a story's folder; throws with file and reason when something in it does not fit. */
export function readHero(dir: string, slug: string): Hero {
  const [first, ...others] = readMdxFolder(join(dir, slug)).map(readText)
  if (!first) throw new Error(`${join(dir, slug)}: there is no text in it`)
  const { reference, published } = first
  for (const other of others) {
    if (other.reference === reference && other.published === published) continue
    throw new Error(
      `${join(dir, slug, other.locale)}.mdx:1: reference and published must be those of ${first.locale}.mdx`,
    )
  }
  return { slug, reference, published, texts: [first, ...others] }
}

/** All stories that are written, newest first. Whether they may be shown is another question. */
export const listHeroes: () => Hero[] = readOnce('heroes', () => {
  const dir = join(contentDir(), 'stories')
  return listFolders('stories')
    .map((slug) => readHero(dir, slug))
    .sort((a, b) => b.published.localeCompare(a.published) || a.slug.localeCompare(b.slug))
})

/** The files that tell the story of one recommendation. */
export function storyFiles(reference: string, heroes = listHeroes()): string[] {
  return heroes
    .filter((hero) => hero.reference === reference)
    .flatMap(({ slug, texts }) =>
      texts.map(({ locale }) => `content/stories/${slug}/${locale}.mdx`),
    )
}

/** A story in a reader's language, or else in the first one that it has. */
export function textIn({ texts }: Hero, locale: Locale): HeroText {
  const own = texts.find((text) => text.locale === locale)
  const [first] = texts.toSorted((a, b) => LOCALES.indexOf(a.locale) - LOCALES.indexOf(b.locale))
  return own ?? first ?? texts[0]
}
