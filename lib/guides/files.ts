import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentDir } from '#lib/site/content-dir.ts'
import { LOCALES, type Locale } from '#lib/site/locales.ts'
import { parseYaml } from '#lib/site/read-yaml.ts'

/** An MDX file taken apart: front matter as read, the text, and the line on which it begins. */
export type MdxFile = {
  path: string
  locale: Locale
  matter: unknown
  body: string
  bodyLine: number
}

/** Takes an MDX file's text apart; throws when it has no front matter. */
export function splitMdx(text: string, path: string, locale: Locale): MdxFile {
  const found = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  if (!found) throw new Error(`${path}:1: the file must begin with front matter between --- lines`)
  const [head, matter = ''] = found
  return {
    path,
    locale,
    matter: parseYaml(matter),
    body: text.slice(head.length),
    bodyLine: head.split('\n').length,
  }
}

/** The languages in which a folder of `{en,ru,kk}.mdx` has a text. */
export function readMdxFolder(dir: string): MdxFile[] {
  return LOCALES.flatMap((locale) => {
    const path = join(dir, `${locale}.mdx`)
    return existsSync(path) ? [splitMdx(readFileSync(path, 'utf8'), path, locale)] : []
  })
}

/** The names of all folders of one kind of text, such as `guides`. */
export function listFolders(kind: string): string[] {
  const dir = join(contentDir(), kind)
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * The version of an original's words: what a translation names as translated. It changes
 * with the title, the summary, the audience and the text, not with dates or sources.
 */
export function versionOf(original: {
  title: string
  summary: string
  audience: string
  body: string
}): string {
  const { title, summary, audience, body } = original
  const words = [title, summary, audience, body.trim()].join('\n\n')
  return createHash('sha256').update(words).digest('hex').slice(0, 12)
}
