import { isLocale, type Locale } from '#lib/i18n/locales.ts'
import { letterDay } from '#lib/letters/schema.ts'
import { type ContentPath, parseContentPath } from '../content-path.ts'

/** The page of the site that shows a text, such as `/ru/guides/refusal`; undefined if none does. */
export function pageOf({ kind, name, locale }: ContentPath): string | undefined {
  if (!locale) return undefined
  if (kind === 'guides') return `/${locale}/guides/${name}`
  if (kind === 'pages') return `/${locale}/${name}`
  if (kind === 'letters') return `/${locale}/newsletter/${name}`
  if (kind === 'stories') return `/${locale}/heroes/${name}`
  return undefined
}

/** The pages on which readers see published files at once: a letter has none before it is sent. */
export function readersPages(paths: string[]): string[] {
  return paths.flatMap((path) => {
    const parsed = parseContentPath(path)
    return (parsed && parsed.kind !== 'letters' && pageOf(parsed)) || []
  })
}

/** The letter whose page of the archive this is, by its day; undefined for other pages. */
export function letterOfPage(page: string): { locale: Locale; date: string } | undefined {
  const [, locale, kind, date = '', ...rest] = page.split('/')
  if (!isLocale(locale) || kind !== 'newsletter' || rest.length > 0) return undefined
  return letterDay.safeParse(date).success ? { locale, date } : undefined
}
