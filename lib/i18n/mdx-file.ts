import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readText } from '#lib/config/files/read-text.ts'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** An MDX file taken apart: front matter as read, the text, and the line on which it begins. */
export type MdxFile = {
  path: string
  locale: Locale
  frontMatter: unknown
  body: string
  bodyLine: number
}

/** The front matter with its lines, and what stands between them; throws where there is none. */
function readHead(text: string, path: string): [head: string, frontMatter: string] {
  const [head, frontMatter] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? []
  if (head !== undefined && frontMatter !== undefined) return [head, frontMatter]
  throw new Error(`${path}:1: the file must begin with front matter between --- lines`)
}

/** Takes an MDX file's text apart; throws when it has no front matter. */
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
 * A copy that does not hold on to a text from which its words were cut: V8 would keep the whole
 * text for the sake of a title, and those of thousands of guides fill a small machine.
 */
export function cutLoose<T>(found: T): T {
  return structuredClone(found)
}

/** The text of an MDX file, below its front matter. */
export function readBody(path: string): string {
  const text = readText(path)
  return text.slice(readHead(text, path)[0].length)
}

/** The languages in which a folder of `{en,ru,kk}.mdx` has a text. */
export function readMdxFolder(dir: string): MdxFile[] {
  return LOCALES.flatMap((locale) => {
    const path = join(dir, `${locale}.mdx`)
    return existsSync(path) ? [splitMdx(readText(path), path, locale)] : []
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
