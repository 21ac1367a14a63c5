import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readText } from '#lib/config/files/read-text.ts'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** A parsed MDX file: its front matter, its text, and the line on which the text begins, from 1. */
export type MdxFile = {
  path: string
  locale: Locale
  frontMatter: unknown
  body: string
  bodyLine: number
}

/** The front matter with and without its `---` lines. Throws if there is none. */
function readHead(text: string, path: string): [head: string, frontMatter: string] {
  const [head, frontMatter] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? []
  if (head !== undefined && frontMatter !== undefined) return [head, frontMatter]
  throw new Error(`${path}:1: the file must begin with front matter between --- lines`)
}

/** Splits an MDX file into front matter and text. Throws if it has no front matter. */
export function splitMdx(text: string, path: string, locale: Locale): MdxFile {
  const [head, frontMatter] = readHead(text, path)
  return {
    path,
    locale,
    frontMatter: cutLoose(parseYaml(frontMatter)),
    body: text.slice(head.length),
    bodyLine: head.split('\n').length,
  }
}

/**
 * Returns a copy that does not reference the text that strings were cut from: V8 would keep the
 * whole text in memory for a title, and there may be thousands of texts.
 */
export function cutLoose<T>(found: T): T {
  return structuredClone(found)
}

/** Reads the text of an MDX file, without its front matter. */
export function readBody(path: string): string {
  const text = readText(path)
  return text.slice(readHead(text, path)[0].length)
}

/** Reads the files of a folder of `{en,ru,kk}.mdx`. */
export function readMdxFolder(dir: string): MdxFile[] {
  return LOCALES.flatMap((locale) => {
    const path = join(dir, `${locale}.mdx`)
    return existsSync(path) ? [splitMdx(readText(path), path, locale)] : []
  })
}

/** The names of all folders with one kind of text, such as `guides`. */
export function listFolders(kind: string): string[] {
  const dir = join(contentDir(), kind)
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * The version of an original, which a translation names in `translates`. It changes with the title,
 * the summary, the audience and the text, but not with dates or sources.
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
