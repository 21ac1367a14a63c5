import { join } from 'node:path'
import { LOCALES } from '#lib/i18n/locales.ts'
import { letterDay, letterSchema } from '#lib/letters/schema.ts'
import { SITE_PAGES, sitePageSchema } from '#lib/pages/find.ts'
import { heroSchema } from '#lib/stories/schema.ts'
import type { Content } from '../content.ts'
import { say } from '../say.ts'
import { readGuideFolder } from './read-guides.ts'
import { type MdxText, readMdx } from './read-mdx.ts'
import { fitSchema } from './read-records.ts'
import {
  displayPath,
  fileExists,
  listFoldersIn,
  type Reading,
  readOne,
  readTextFile,
} from './reading.ts'

function readTexts(reading: Reading, folder: string): MdxText[] {
  return LOCALES.flatMap((locale) => {
    const file = join(reading.dir, folder, `${locale}.mdx`)
    if (!fileExists(reading, file)) return []
    const source = readTextFile(reading, file)
    if (source === undefined) return []
    const text = readMdx(source, displayPath(reading, file), locale)
    reading.findings.push(...text.findings)
    return [text]
  })
}

/** Reads the folders of all guides. */
export function readGuides(reading: Reading): Content['guides'] {
  return listFoldersIn(reading, 'guides').map((slug) => {
    const { guide, findings } = readGuideFolder(slug, readTexts(reading, join('guides', slug)))
    reading.findings.push(...findings)
    return guide
  })
}

/** Reads the pages about the site; each must exist in every language. */
export function readPages(reading: Reading): Content['pages'] {
  return SITE_PAGES.map((name) => {
    const folder = join('pages', name)
    const texts = readTexts(reading, folder)
    for (const text of texts) {
      if (text.findings.length > 0) continue
      reading.findings.push(...fitSchema(text.frontMatter, sitePageSchema).findings)
    }
    const alsoFor = texts.flatMap(
      (text) => letterSchema.safeParse(text.frontMatter).data?.['also-for'] ?? [],
    )
    const missing = LOCALES.filter(
      (locale) => !texts.some((text) => text.locale === locale) && !alsoFor.includes(locale),
    )
    for (const locale of missing) readOne(reading, join(folder, `${locale}.mdx`))
    return { kind: 'pages', name, texts }
  })
}

/** Reads the stories; all texts of a story must have the same recommendation and day. */
export function readStories(reading: Reading): Content['pages'] {
  return listFoldersIn(reading, 'stories').map((name) => {
    const texts = readTexts(reading, join('stories', name))
    const read = texts.filter(({ findings }) => findings.length === 0)
    const stories = read.flatMap(({ frontMatter }) => {
      const { placed, findings } = fitSchema(frontMatter, heroSchema)
      reading.findings.push(...findings)
      return placed ? [placed] : []
    })
    const [first, ...others] = stories
    for (const field of ['reference', 'published'] as const) {
      for (const other of others) {
        if (!first || other.data[field] === first.data[field]) continue
        reading.findings.push({
          path: other.path,
          line: other.lineOf([field]),
          ...say('story-differs', {
            part: field,
            here: other.data[field],
            there: first.data[field],
            path: first.path,
          }),
          level: 'error',
        })
      }
    }
    return { kind: 'stories', name, texts }
  })
}

/** Reads the issues of the newsletter; each folder is named by a day and has every language. */
export function readLetters(reading: Reading): Content['pages'] {
  return listFoldersIn(reading, 'letters').map((name) => {
    const folder = join('letters', name)
    const texts = readTexts(reading, folder)
    const alsoFor = texts.flatMap((text) => {
      if (text.findings.length > 0) return []
      const { placed, findings } = fitSchema(text.frontMatter, letterSchema)
      reading.findings.push(...findings)
      return placed?.data['also-for'] ?? []
    })
    const missing = LOCALES.filter(
      (locale) => !texts.some((text) => text.locale === locale) && !alsoFor.includes(locale),
    )
    for (const locale of missing) readOne(reading, join(folder, `${locale}.mdx`))
    if (!letterDay.safeParse(name).success) {
      reading.findings.push({
        path: displayPath(reading, join(reading.dir, folder)),
        line: 1,
        ...say('letter-folder'),
        level: 'error',
      })
    }
    return { kind: 'letters', name, texts }
  })
}
