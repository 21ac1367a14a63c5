import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES } from '#lib/i18n/locales.ts'
import { SITE_PAGES, sitePageSchema } from '#lib/pages/find.ts'
import type { Content } from '../content.ts'
import { readGuideFolder } from './read-guides.ts'
import { type MdxText, readMdx } from './read-mdx.ts'
import { fitSchema } from './read-records.ts'
import { type Reading, readOne, seenFrom } from './reading.ts'

function listFoldersIn({ dir }: Reading, kind: string): string[] {
  const path = join(dir, kind)
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function readTexts(reading: Reading, folder: string): MdxText[] {
  return LOCALES.flatMap((locale) => {
    const file = join(reading.dir, folder, `${locale}.mdx`)
    if (!existsSync(file)) return []
    const text = readMdx(readFileSync(file, 'utf8'), seenFrom(reading, file), locale)
    reading.findings.push(...text.findings)
    return [text]
  })
}

/** Every guide's folder. */
export function readGuides(reading: Reading): Content['guides'] {
  return listFoldersIn(reading, 'guides').map((slug) => {
    const { guide, findings } = readGuideFolder(slug, readTexts(reading, join('guides', slug)))
    reading.findings.push(...findings)
    return guide
  })
}

/** The pages about the site: each must be there in every language. */
export function readPages(reading: Reading): Content['pages'] {
  return SITE_PAGES.map((name) => {
    const folder = join('pages', name)
    const texts = readTexts(reading, folder)
    for (const text of texts) {
      if (text.findings.length > 0) continue
      reading.findings.push(...fitSchema(text.frontMatter, sitePageSchema).findings)
    }
    const missing = LOCALES.filter((locale) => !texts.some((text) => text.locale === locale))
    for (const locale of missing) readOne(reading, join(folder, `${locale}.mdx`))
    return { kind: 'pages', name, texts }
  })
}

/** The issues of the newsletter. */
export function readLetters(reading: Reading): Content['pages'] {
  return listFoldersIn(reading, 'letters').map((name) => ({
    kind: 'letters',
    name,
    texts: readTexts(reading, join('letters', name)),
  }))
}
