import { type Ledger, ledger } from '#lib/facts/load.ts'
import { listGuides } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** An address outside of the site and where in the content it stands. */
export type OutwardLink = { url: string; where: string[] }

/** What is looked through of a guide. */
type Texts = {
  slug: string
  texts: Partial<Record<Locale, { locale: Locale; body: string }>>
}

const ADDRESS = /https?:\/\/[^\s<>"'`)\]}]+/g

/** Every outward address of the content, once. */
export function outwardLinks(
  book: Ledger = ledger(),
  guides: Texts[] = listGuides(),
): OutwardLink[] {
  const found = new Map<string, Set<string>>()
  function add(url: string | undefined, where: string): void {
    if (!url || !/^https?:\/\//.test(url) || !URL.canParse(url)) return
    const { href } = new URL(url)
    found.set(href, (found.get(href) ?? new Set()).add(where))
  }
  for (const source of book.sources.values()) add(source.url, `sources.yml: ${source.id}`)
  for (const act of book.acts.values()) add(act.url, `acts.yml: ${act.id}`)
  for (const { slug, texts } of guides) {
    for (const text of Object.values(texts)) {
      for (const [url] of text.body.matchAll(ADDRESS)) {
        add(url.replace(/[.,;:!?]+$/, ''), `guides/${slug}/${text.locale}.mdx`)
      }
    }
  }
  return [...found].map(([url, where]) => ({ url, where: [...where] }))
}
