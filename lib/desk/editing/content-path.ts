import { isLocale, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { SITE_PAGES } from '#lib/pages/find.ts'

const NAME = '[a-z0-9][a-z0-9-]*'
const TEXT = `(?:${LOCALES.join('|')})\\.mdx`

/** All files of a content folder that the site reads, as paths below the folder. */
export const CONTENT_FILE = new RegExp(
  `^(?:${[
    'README\\.md',
    '(?:sources|acts|glossary|people|countries|calendar|search|offices|redirects)\\.yml',
    `(?:facts|steps)/${NAME}\\.yml`,
    `messages/(?:${LOCALES.join('|')})\\.json`,
    `(?:guides|stories|letters)/${NAME}/${TEXT}`,
    `pages/(?:${SITE_PAGES.join('|')})/${TEXT}`,
  ].join('|')})$`,
)

/** The folders that have one text in each language. */
export const TEXT_KINDS = ['guides', 'pages', 'stories', 'letters'] as const

export type TextKind = (typeof TEXT_KINDS)[number]

/** A text in one language, such as `guides/overview/ru.mdx`. */
export type TextFile = { path: string; kind: TextKind; name: string; locale: Locale }

/**
 * The text at a path below the content folder; undefined if no text can be there. So a path from a
 * request never leaves the folder.
 */
export function parseTextPath(path: string): TextFile | undefined {
  if (!CONTENT_FILE.test(path)) return undefined
  const [first, name, file] = path.split('/')
  const kind = TEXT_KINDS.find((one) => one === first)
  const locale = file?.replace(/\.mdx$/, '')
  if (!kind || !name || !isLocale(locale)) return undefined
  return { path, kind, name, locale }
}

/** The path of a text below the content folder. */
export function textPath({ kind, name, locale }: Omit<TextFile, 'path'>): string {
  return `${kind}/${name}/${locale}.mdx`
}
