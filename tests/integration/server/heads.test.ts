import { XMLParser } from 'fast-xml-parser'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

type Head = {
  status: number
  titles: string[]
  description: string
  canonical: string | undefined
  /** The address of the page in each language, by `hreflang`. */
  languages: Record<string, string>
  openGraph: Record<string, string>
}

let site: RunningSite
/** The languages that the sitemap names for each address. */
const listed = new Map<string, Record<string, string>>()
const heads = new Map<string, Head>()

beforeAll(async () => {
  site = await startSite()
  const xml = await (await fetch(`${site.url}/sitemap.xml`)).text()
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'url' })
  for (const { loc, 'xhtml:link': links } of parser.parse(xml).urlset.url) {
    const all: Record<string, string>[] = [links].flat()
    const byLanguage = all.map((link) => [link['@_hreflang'] ?? '', link['@_href'] ?? ''])
    listed.set(loc, Object.fromEntries(byLanguage))
  }
  const waiting = [...listed.keys()]
  const readers = Array.from({ length: 4 }, async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      heads.set(url, await readHead(url))
    }
  })
  await Promise.all(readers)
}, 800_000)
afterAll(() => site.stop())

async function readHead(url: string): Promise<Head> {
  const response = await fetch(url)
  const { document } = parseHTML(await response.text())
  const attributes = (selector: string, key: string, value: string) =>
    Object.fromEntries(
      Array.from(document.head.querySelectorAll(selector), (element) => [
        element.getAttribute(key) ?? '',
        element.getAttribute(value) ?? '',
      ]),
    )
  return {
    status: response.status,
    titles: Array.from(document.querySelectorAll('title'))
      .filter((title) => !title.closest('svg'))
      .map(({ textContent }) => textContent ?? ''),
    description: attributes('meta[name]', 'name', 'content').description ?? '',
    canonical: attributes('link[rel=canonical]', 'rel', 'href').canonical,
    languages: attributes('link[hreflang]', 'hreflang', 'href'),
    openGraph: attributes('meta[property]', 'property', 'content'),
  }
}

/** The addresses whose head does not pass, each with what it has. */
function failing(test: (head: Head, url: string) => string | undefined): string[] {
  return [...heads].flatMap(([url, head]) => {
    const fault = test(head, url)
    return fault === undefined ? [] : [`${url}: ${fault}`]
  })
}

describe('the head of every page in the sitemap', () => {
  it('is that of a page in each language', () => {
    expect(heads.size).toBeGreaterThan(500)
    expect(failing(({ status }) => (status === 200 ? undefined : String(status)))).toEqual([])
    for (const locale of LOCALES) expect(heads.has(`${site.url}/${locale}`)).toBe(true)
  })

  it('has one title of at most 60 characters, which no other page of its language has', () => {
    const seen = new Map<string, string>()
    const faults = failing(({ titles }, url) => {
      const [title = ''] = titles
      if (titles.length !== 1) return `${titles.length} titles`
      const key = `${new URL(url).pathname.split('/')[1]} ${title}`
      const other = seen.get(key)
      seen.set(key, url)
      if (other) return `“${title}” is that of ${other}`
      return title !== '' && [...title].length <= 60 ? undefined : title
    })
    expect(faults).toEqual([])
  })

  it('has a description of 50 to 160 characters', () => {
    const faults = failing(({ description }) => {
      const { length } = [...description]
      return length >= 50 && length <= 160 ? undefined : `${length}: ${description}`
    })
    expect(faults).toEqual([])
  })

  it('says for shared links what the page is, where, in which language, and what the picture shows', () => {
    const locales: Record<string, string> = { en: 'en_GB', ru: 'ru_RU', kk: 'kk_KZ' }
    const faults = failing(({ openGraph, canonical }, url) => {
      const path = new URL(url).pathname
      const type = /\/guides\/[^/]+$/.test(path) ? 'article' : 'website'
      if (openGraph['og:type'] !== type) return `type ${openGraph['og:type']}`
      if (openGraph['og:url'] !== canonical) return `url ${openGraph['og:url']}`
      if (openGraph['og:locale'] !== locales[path.slice(1, 3)]) return openGraph['og:locale']
      if (!openGraph['og:title']) return 'no title'
      return openGraph['og:image:alt'] ? undefined : 'no words for the picture'
    })
    expect(faults).toEqual([])
  })

  it('has a picture that is there', async () => {
    const pictures = new Set(
      [...heads.values()].map(({ openGraph }) => openGraph['og:image'] ?? ''),
    )
    expect(pictures.size).toBeGreaterThan(LOCALES.length)
    for (const picture of pictures) {
      const response = await fetch(picture, { method: 'HEAD' })
      expect([picture, response.status]).toEqual([picture, 200])
      expect(response.headers.get('content-type')).toBe('image/png')
    }
  }, 120_000)

  it('names its own address and that in every other language, as those pages and the sitemap do', () => {
    const faults = failing(({ canonical, languages }, url) => {
      if (canonical !== url) return `canonical ${canonical}`
      if (JSON.stringify(sorted(languages)) !== JSON.stringify(sorted(listed.get(url) ?? {}))) {
        return JSON.stringify(languages)
      }
      if (!languages['x-default']) return 'no x-default'
      if (!Object.values(languages).includes(url)) return 'does not name itself'
      const others = Object.values(languages).map((other) => heads.get(other)?.languages ?? {})
      const isMutual = others.every(
        (one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(languages)),
      )
      return isMutual ? undefined : 'another language names other pages'
    })
    expect(faults).toEqual([])
  })
})

function sorted(languages: Record<string, string>): [string, string][] {
  return Object.entries(languages).sort(([a], [b]) => (a < b ? -1 : 1))
}
