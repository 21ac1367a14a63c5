import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from '#lib/i18n/format/head-text.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

type Head = {
  url: string
  lang: string
  titles: string[]
  descriptions: string[]
  canonical: string
  /** The addresses of the page by language; with the one for all other readers. */
  alternates: Record<string, string>
  openGraph: Record<string, string>
}

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { en: 'en_GB', ru: 'ru_RU', kk: 'kk_KZ' }

/** How many pages are fetched at the same time. */
const PARALLEL = 8

let site: RunningSite
let heads: Map<string, Head>

beforeAll(async () => {
  site = await startSite()
  const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text()
  const urls = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, url = '']) => url)
  heads = new Map()
  const rest = [...urls]
  const readAll = async () => {
    for (let url = rest.pop(); url; url = rest.pop()) heads.set(url, await headOf(url))
  }
  await Promise.all(Array.from({ length: PARALLEL }, readAll))
}, 600_000)
afterAll(() => site.stop())

async function headOf(url: string): Promise<Head> {
  const response = await fetch(url, { redirect: 'manual' })
  if (response.status !== 200) throw new Error(`${url} in the sitemap answers ${response.status}`)
  // Only what stands in the head counts: programs that share a link read no further.
  const [head = ''] = (await response.text()).split('<body', 1)
  const { document } = parseHTML(`${head}<body></body></html>`)
  const all = (selector: string) => [...document.head.querySelectorAll(selector)]
  const pairs = (selector: string, name: string, value: string) =>
    Object.fromEntries(
      all(selector).map((element) => [
        element.getAttribute(name) ?? '',
        element.getAttribute(value) ?? '',
      ]),
    )
  return {
    url,
    lang: document.documentElement.getAttribute('lang') ?? '',
    titles: all('title').map(({ textContent }) => textContent ?? ''),
    descriptions: all('meta[name=description]').map((meta) => meta.getAttribute('content') ?? ''),
    canonical: all('link[rel=canonical]')
      .map((link) => link.getAttribute('href'))
      .join(),
    alternates: pairs('link[hreflang]', 'hreflang', 'href'),
    openGraph: pairs('meta[property^="og:"]', 'property', 'content'),
  }
}

function headsIn(locale: Locale): Head[] {
  return [...heads.values()].filter(({ url }) => new URL(url).pathname.split('/')[1] === locale)
}

/** The addresses whose head is not as it should be, each with what it says. */
function wrong(locale: Locale, told: (head: Head) => string | undefined): string[] {
  return headsIn(locale).flatMap((head) => {
    const fault = told(head)
    return fault === undefined ? [] : [`${new URL(head.url).pathname}: ${fault}`]
  })
}

/** What several pages of a language say alike. */
function repeated(locale: Locale, read: (head: Head) => string): string[] {
  const byText = Map.groupBy(headsIn(locale), read)
  return [...byText].flatMap(([text, same]) =>
    same.length > 1 ? [`${text}: ${same.map(({ url }) => new URL(url).pathname).join(', ')}`] : [],
  )
}

const lengthOf = (text: string) => [...text].length

describe.each(LOCALES)('the heads of all pages in %s', (locale) => {
  it('are those of the sitemap, in the language of their address', () => {
    expect(headsIn(locale).length).toBeGreaterThan(200)
    expect(wrong(locale, ({ lang }) => (lang === locale ? undefined : lang))).toEqual([])
  })

  it(`have one title, of at most ${MAX_TITLE_LENGTH} characters, and no two the same`, () => {
    const faults = wrong(locale, ({ titles: [title = '', ...more] }) =>
      title !== '' && more.length === 0 && lengthOf(title) <= MAX_TITLE_LENGTH
        ? undefined
        : [title, ...more].join(' | '),
    )
    expect(faults).toEqual([])
    expect(repeated(locale, ({ titles }) => titles.join())).toEqual([])
  })

  it('have one description of a length that search engines show, and no two the same', () => {
    const { min, max } = DESCRIPTION_LENGTH
    const faults = wrong(locale, ({ descriptions: [text = '', ...more] }) =>
      more.length === 0 && lengthOf(text) >= min && lengthOf(text) <= max
        ? undefined
        : `${lengthOf(text)} ${[text, ...more].join(' | ')}`,
    )
    expect(faults).toEqual([])
    expect(repeated(locale, ({ descriptions }) => descriptions.join())).toEqual([])
  })

  it('say what a shared link shows: kind, address, language and picture with its words', () => {
    const faults = wrong(locale, ({ url, canonical, openGraph, titles }) => {
      const isGuide = /^\/\w\w\/guides\/[^/]+$/.test(new URL(url).pathname)
      const due = {
        'og:type': isGuide ? 'article' : 'website',
        'og:url': canonical,
        'og:locale': OPEN_GRAPH_LOCALES[locale],
        'og:title': titles[0],
      }
      const missing = Object.entries(due).filter(([name, value]) => openGraph[name] !== value)
      const picture = ['og:image', 'og:image:alt'].filter((name) => !openGraph[name])
      const all = [...missing.map(([name]) => `${name} ${openGraph[name]}`), ...picture]
      return all.length === 0 ? undefined : all.join(', ')
    })
    expect(faults).toEqual([])
  })

  it('name themselves as canonical, and the same page in the other languages', () => {
    expect(
      wrong(locale, ({ url, canonical }) => (canonical === url ? undefined : canonical)),
    ).toEqual([])
    const faults = wrong(locale, ({ url, alternates }) => {
      if (alternates[locale] !== url) return `does not name itself: ${alternates[locale]}`
      if (!alternates['x-default']) return 'has no x-default'
      for (const [language, other] of Object.entries(alternates)) {
        if (language === 'x-default') continue
        const theirs = heads.get(other)?.alternates
        if (!theirs) return `names ${other}, which is not in the sitemap`
        if (JSON.stringify(theirs) !== JSON.stringify(alternates)) return `${other} names others`
      }
      return undefined
    })
    expect(faults).toEqual([])
  })

  it('share a picture that is there', async () => {
    const pictures = new Set(headsIn(locale).map(({ openGraph }) => openGraph['og:image'] ?? ''))
    const faults: string[] = []
    for (const picture of pictures) {
      const response = await fetch(picture)
      await response.body?.cancel()
      const type = response.headers.get('content-type')
      if (response.status !== 200 || type !== 'image/png') faults.push(`${picture}: ${type}`)
    }
    expect(faults).toEqual([])
  })
})
