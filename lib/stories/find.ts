import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { listFolders, type MdxFile, readMdxFolder } from '#lib/i18n/mdx-file.ts'
import { type HeroFrontMatter, heroSchema } from './schema.ts'

export type HeroText = HeroFrontMatter & { locale: Locale; body: string }

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

/** Reads a story's folder. Throws with the file and the reason if it is invalid. */
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

/** All stories, newest first, including those without consent: see `listShownHeroes`. */
export const listHeroes: () => Hero[] = readOnce('heroes', () => {
  const dir = join(contentDir(), 'stories')
  return listFolders('stories')
    .map((slug) => readHero(dir, slug))
    .sort((a, b) => b.published.localeCompare(a.published) || a.slug.localeCompare(b.slug))
})

/** The paths of the files that tell the story of a recommendation. */
export function storyFiles(reference: string, heroes = listHeroes()): string[] {
  return heroes
    .filter((hero) => hero.reference === reference)
    .flatMap(({ slug, texts }) =>
      texts.map(({ locale }) => `content/stories/${slug}/${locale}.mdx`),
    )
}

/** The text of a story in a language, else in the first language that it has. */
export function textIn({ texts }: Hero, locale: Locale): HeroText {
  const own = texts.find((text) => text.locale === locale)
  const [first] = texts.toSorted((a, b) => LOCALES.indexOf(a.locale) - LOCALES.indexOf(b.locale))
  return own ?? first ?? texts[0]
}
