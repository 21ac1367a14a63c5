import { lstat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { STAGES } from '#lib/guides/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { SITE_PAGES } from '#lib/pages/find.ts'

/** What a content file holds. */
export const CONTENT_KINDS = [
  'guides',
  'facts',
  'pages',
  'stories',
  'letters',
  'offices',
  'sources',
  'people',
  'acts',
  'countries',
  'calendar',
  'glossary',
  'steps',
  'messages',
  'redirects',
  'search',
  'pictures',
] as const

export type ContentKind = (typeof CONTENT_KINDS)[number]

/** A path below the content folder that editors may write to, taken apart. */
export type ContentPath = {
  path: string
  kind: ContentKind
  /** The folder of a text or the file's name: `refusal`, `fees`; the kind itself for single files. */
  name: string
  /** Of a text or of the words of the interface. */
  locale?: Locale
}

/** A path that leads out of the content folder, or to a file that editors do not write. */
export class ContentPathError extends Error {
  override name = 'ContentPathError'
}

const NAME = '[a-z0-9][a-z0-9-]{0,79}'
const LANGUAGE = `(?<locale>${LOCALES.join('|')})`

/** The only list of what can be written from the desk; everything else is refused. */
const PATTERNS = [
  `(?<kind>guides|stories|letters)/(?<name>${NAME})/${LANGUAGE}\\.mdx`,
  `(?<kind>pages)/(?<name>${SITE_PAGES.join('|')})/${LANGUAGE}\\.mdx`,
  `(?<kind>facts)/(?<name>${NAME})\\.yml`,
  `(?<kind>steps)/(?<name>${STAGES.join('|')})\\.yml`,
  `(?<kind>messages)/${LANGUAGE}\\.json`,
  '(?<kind>offices|sources|people|acts|countries|calendar|glossary|redirects|search|pictures)\\.yml',
  // Bytes: drafts and the store hold them as base64.
  `(?<kind>pictures)/(?<name>[a-z][a-z0-9-]{0,59})\\.webp`,
].map((pattern) => new RegExp(`^${pattern}$`))

/**
 * Takes a path below the content folder apart, such as `guides/refusal/ru.mdx`; undefined when
 * editors may not write to it. Looks at the text of the path only: see `resolveContentPath`.
 */
export function parseContentPath(path: string): ContentPath | undefined {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(path)?.groups
    const kind = CONTENT_KINDS.find((one) => one === groups?.kind)
    if (!groups || !kind) continue
    const locale = LOCALES.find((one) => one === groups.locale)
    return { path, kind, name: groups.name ?? kind, ...(locale && { locale }) }
  }
  return undefined
}

/**
 * The file of a path below a content folder.
 *
 * @throws ContentPathError if editors may not write to it, or if a symbolic link stands in its place
 * or in that of one of its folders
 */
export async function resolveContentPath(dir: string, path: string): Promise<string> {
  if (!parseContentPath(path)) throw new ContentPathError('This file cannot be edited here.')
  return resolveInside(dir, path)
}

/**
 * The file of a path below a folder, whatever its kind. Throws a `ContentPathError` for paths that
 * leave the folder, also by symbolic links.
 */
export async function resolveInside(dir: string, path: string): Promise<string> {
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part.startsWith('.') || /[\0\\]/.test(part))) {
    throw new ContentPathError('This path leads out of the content folder.')
  }
  let file = dir
  for (const [index, part] of parts.entries()) {
    file = join(file, part)
    const found = await lstat(file).catch(() => undefined)
    if (!found) break
    const isExpected = index === parts.length - 1 ? found.isFile() : found.isDirectory()
    if (!isExpected) throw new ContentPathError(`${path} is not a plain file in plain folders.`)
  }
  return join(dir, parts.join(sep))
}
