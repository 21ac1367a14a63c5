import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from '#lib/i18n/format/head-text.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { htmlOptimizerOf } from '#lib/page-cache/open-page-cache.ts'
import { type RunningSite, startSite } from '../../running-site.ts'
import { testBuild } from '../../test-build.ts'

type Head = {
  path: string
  lang: string
  titles: string[]
  descriptions: string[]
  canonical: string
  /** The addresses of the page by language; with the one for all other readers. */
  alternates: Record<string, string>
  openGraph: Record<string, string>
  /** Where two words of the page run into one without its styles. */
  joinedWords: string[]
}

/** The ends and beginnings of elements within a line, where a word ends and the next one begins. */
const JOINED =
  /[\p{L}\p{N}.!?:;)]<\/(?:a|b|em|i|small|span|strong|time)>(?:<\/?(?:a|b|em|i|small|span|strong|time)(?: [^>]*)?>)*[\p{L}\p{N}(«“]/gu

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { en: 'en_GB', ru: 'ru_RU', kk: 'kk_KZ' }

/** How many pages are asked for at the same time. */
const PARALLEL = 4

const BUILD = testBuild()

let site: RunningSite
let heads: Map<string, Head>

/** All pages of the sitemap: as they were built, or as the site makes them for each request. */
beforeAll(async () => {
  site = await startSite()
  const optimize = htmlOptimizerOf(BUILD)
  const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text()
  const paths = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, url = '']) => pathOf(url))
  heads = new Map()
  const rest = [...paths]
  const readAll = async () => {
    for (let path = rest.pop(); path; path = rest.pop()) {
      const file = join(BUILD, 'server/app', `${path}.html`)
      const isBuilt = existsSync(file)
      const html = isBuilt ? optimize(readFileSync(file, 'utf8')).html : await get(path)
      heads.set(path, headOf(path, html))
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, readAll))
}, 600_000)
afterAll(() => site.stop())

async function get(path: string): Promise<string> {
  const response = await fetch(site.url + path, { redirect: 'manual' })
  if (response.status !== 200) throw new Error(`${path} in the sitemap answers ${response.status}`)
  return response.text()
}

/** The path of an absolute address; the site has another origin when it is built. */
function pathOf(address: string): string {
  const { protocol, pathname } = new URL(address)
  if (!/^https?:$/.test(protocol)) throw new Error(`no address: ${address}`)
  return pathname
}

function headOf(path: string, html: string): Head {
  // Only what stands in the head counts: programs that share a link read no further.
  const [start = ''] = html.split('<body', 1)
  const { document } = parseHTML(`${start}<body></body></html>`)
  const all = (selector: string) => [...document.head.querySelectorAll(selector)]
  const read = (element: Element, name: string) => element.getAttribute(name) ?? ''
  const openGraph = Object.fromEntries(
    all('meta[property^="og:"]').map((meta) => [read(meta, 'property'), read(meta, 'content')]),
  )
  return {
    path,
    lang: document.documentElement.getAttribute('lang') ?? '',
    titles: all('title').map(({ textContent }) => textContent ?? ''),
    descriptions: all('meta[name=description]').map((meta) => read(meta, 'content')),
    canonical: all('link[rel=canonical]')
      .map((link) => pathOf(read(link, 'href')))
      .join(),
    alternates: Object.fromEntries(
      all('link[hreflang]').map((link) => [read(link, 'hreflang'), pathOf(read(link, 'href'))]),
    ),
    openGraph,
    joinedWords: html.replace(/<svg.*?<\/svg>|<script.*?<\/script>/gs, '').match(JOINED) ?? [],
  }
}

function headsIn(locale: Locale): Head[] {
  return [...heads.values()].filter(({ path }) => path.split('/')[1] === locale)
}

/** The addresses whose head is not as it should be, each with what it says. */
function wrong(locale: Locale, told: (head: Head) => string | undefined): string[] {
  return headsIn(locale).flatMap((head) => {
    const fault = told(head)
    return fault === undefined ? [] : [`${head.path}: ${fault}`]
  })
}

/** What several pages of a language say alike. */
function repeated(locale: Locale, read: (head: Head) => string): string[] {
  const byText = Map.groupBy(headsIn(locale), read)
  return [...byText].flatMap(([text, same]) =>
    same.length > 1 ? [`${text}: ${same.map(({ path }) => path).join(', ')}`] : [],
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
    const faults = wrong(locale, ({ path, canonical, openGraph, titles }) => {
      const isGuide = /^\/\w\w\/guides\/[^/]+$/.test(path)
      const due = {
        'og:type': isGuide ? 'article' : 'website',
        'og:locale': OPEN_GRAPH_LOCALES[locale],
        'og:title': titles[0],
      }
      const missing = Object.entries(due).filter(([name, value]) => openGraph[name] !== value)
      const picture = ['og:image', 'og:image:alt'].filter((name) => !openGraph[name])
      if (pathOf(openGraph['og:url'] ?? '') !== canonical) picture.push('og:url')
      const all = [...missing.map(([name]) => `${name} ${openGraph[name]}`), ...picture]
      return all.length === 0 ? undefined : all.join(', ')
    })
    expect(faults).toEqual([])
  })

  it('name themselves as canonical, and the same page in the other languages', () => {
    expect(
      wrong(locale, ({ path, canonical }) => (canonical === path ? undefined : canonical)),
    ).toEqual([])
    const faults = wrong(locale, ({ path, alternates }) => {
      if (alternates[locale] !== path) return `does not name itself: ${alternates[locale]}`
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

  it('belong to pages whose words stand apart without styles, as in Opera Mini', () => {
    const faults = wrong(locale, ({ joinedWords }) => joinedWords.join(' ') || undefined)
    expect(faults).toEqual([])
  })

  it('share a picture that is there', { timeout: 240_000 }, async () => {
    const pictures = new Set(headsIn(locale).map(({ openGraph }) => openGraph['og:image'] ?? ''))
    const faults: string[] = []
    for (const picture of pictures) {
      const response = await fetch(site.url + pathOf(picture))
      await response.body?.cancel()
      const type = response.headers.get('content-type')
      if (response.status !== 200 || type !== 'image/png') faults.push(`${picture}: ${type}`)
    }
    expect(faults).toEqual([])
  })
})
