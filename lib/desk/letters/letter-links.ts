import { processSingleton } from '#lib/config/process-singleton.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { FrozenText } from '#lib/store/letter-types.ts'
import { type LinkCheck, startLinkCheck } from '../check-links.ts'
import type { OutwardLink } from '../links.ts'

/** The addresses of other sites in a letter's texts, each once, with the languages it stands in. */
export function lettersLinks(
  texts: Record<Locale, Pick<FrozenText, 'html'>>,
  siteUrl: string,
): OutwardLink[] {
  const found = new Map<string, Locale[]>()
  for (const locale of LOCALES) {
    for (const [, href = ''] of texts[locale].html.matchAll(/href="(https?:[^"]+)"/g)) {
      const url = href.replaceAll('&amp;', '&')
      if (url.startsWith(`${siteUrl}/`)) continue
      const places = found.get(url) ?? []
      if (!places.includes(locale)) found.set(url, [...places, locale])
    }
  }
  return [...found].map(([url, where]) => ({ url, where }))
}

type Held = Map<string, { version: string; check: LinkCheck }>

function held(): Held {
  return processSingleton('letter-link-checks', () => new Map())
}

/** The latest check of a version of a letter in this process, if there was one. */
export function letterLinkCheck(date: string, version: string | undefined): LinkCheck | undefined {
  const last = held().get(date)
  return last?.version === version ? last?.check : undefined
}

/** Starts to ask the addresses of a version of a letter, unless that is under way. */
export function checkLetterLinks(
  date: string,
  version: string,
  links: OutwardLink[],
  at: Temporal.Instant,
): void {
  if (letterLinkCheck(date, version)?.state === 'running') return
  held().set(date, { version, check: startLinkCheck(links, at) })
}
