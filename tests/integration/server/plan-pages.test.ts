import { brotliCompressSync, constants } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { MAX_PAGE_BYTES } from '../../bench/pages/weight.ts'
import { addressQuery, READERS } from '../../factories/readers-of-the-plan.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

/** The most that a result may weigh: HTML with its styles, in the largest encoding that is sent. */
const MAX_RESULT_BYTES = 20_000

let site: RunningSite

beforeAll(async () => {
  site = await startSite({ TODAY: '2026-11-30' })
})

afterAll(async () => {
  await site.stop()
})

/** A page, and the bytes that a browser gets for it. */
async function weigh(path: string): Promise<{ status: number; html: string; bytes: number }> {
  const response = await fetch(site.url + path, { headers: { 'Accept-Encoding': 'br' } })
  const html = await response.text()
  // The quality at which a page that somebody waits for is compressed.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  const smallest = brotliCompressSync(html, { params }).length
  const sent = Number(response.headers.get('Content-Length'))
  return { status: response.status, html, bytes: Math.max(sent, smallest) }
}

/** Script that a browser would run before a touch. */
function scriptIn(html: string): string[] {
  const { document } = parseHTML(html)
  return [...document.querySelectorAll('script:not([type="application/ld+json"])')].map(
    (script) => script.getAttribute('src') ?? script.textContent ?? '',
  )
}

const WRONG: Record<string, Record<string, string>> = {
  'an unknown country': { citizenship: 'Atlantis' },
  'no country, and days that are none': { place: 'abroad', arrival: '32.13.2026' },
  'a wrong answer in each field': {
    citizenship: 'Ruritania',
    place: 'moon',
    group: 'queen',
    ages: 'abc',
    home: 'castle',
    arrival: '32.13.2026',
    screening: '1',
    apply: '2',
    passport: '3',
    need: '4',
    stays: '5',
    papersDays: '5000',
  },
}

describe.each(LOCALES)('the plan in %s', (locale) => {
  it('asks with an empty form of the weight of a guide', async () => {
    const { status, html, bytes } = await weigh(`/${locale}/plan`)
    expect(status).toBe(200)
    expect(bytes).toBeLessThanOrEqual(MAX_PAGE_BYTES)
    expect(scriptIn(html).join('').length).toBeLessThanOrEqual(400)
    expect(html).not.toContain('src=')
  })

  it.each(Object.entries(READERS))(
    `weighs at most ${MAX_RESULT_BYTES} B for %s`,
    async (_, query) => {
      const { status, html, bytes } = await weigh(`/${locale}/plan${addressQuery(query)}`)
      expect(status).toBe(200)
      expect(bytes).toBeLessThanOrEqual(MAX_RESULT_BYTES)
      expect(html).not.toMatch(/<script[^>]+src=/)
    },
  )

  it.each(Object.entries(WRONG))('weighs no more with %s', async (_, query) => {
    const { status, html, bytes } = await weigh(`/${locale}/plan${addressQuery(query)}`)
    expect(status).toBe(200)
    expect(bytes).toBeLessThanOrEqual(MAX_RESULT_BYTES)
    const { document } = parseHTML(html)
    expect(document.querySelectorAll('[role=alert] a').length).toBeGreaterThan(0)
    for (const link of document.querySelectorAll('[role=alert] a')) {
      const field = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
      expect(field, link.outerHTML).not.toBeNull()
    }
    // What was typed stands where it was typed.
    for (const [name, typed] of Object.entries(query)) {
      const field = document.querySelector(`input[type=text][name=${name}], textarea[name=${name}]`)
      if (field) expect(field.getAttribute('value') ?? field.textContent).toBe(typed)
    }
  })

  it('leads to guides that say what they mean in the reader’s case', async () => {
    const query = addressQuery(READERS['a Russian married in Almaty'])
    const plan = parseHTML((await weigh(`/${locale}/plan${query}`)).html).document
    const links = [...plan.querySelectorAll('#next ~ ol a, main a')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.startsWith(`/${locale}/guides/`))
    expect(links.length).toBeGreaterThan(0)
    for (const href of new Set(links)) {
      expect(href).toContain('citizenship=RU')
      const { status, html, bytes } = await weigh(href)
      expect(status).toBe(200)
      expect(bytes).toBeLessThanOrEqual(MAX_RESULT_BYTES)
      const { document } = parseHTML(html)
      expect(document.getElementById('in-your-case'), href).not.toBeNull()
      expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).not.toContain('?')
      expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toContain(
        'noindex',
      )
    }
  })

  it('lets a plain guide be the same for everybody, whatever else stands in its address', async () => {
    const path = `/${locale}/guides/money-to-show`
    const plain = await weigh(path)
    expect(plain.html).not.toContain('id="in-your-case"')
    expect(plain.html).not.toContain('id=in-your-case')
    expect((await weigh(`${path}?utm_source=x&place=abroad`)).html).toBe(plain.html)
  })
})

it('a guide with answers that cannot be read is a page, and one that does not exist is none', async () => {
  const odd = ['citizenship=Atlantis&arrival=x', 'citizenship=', 'citizenship=RU&citizenship=%00']
  for (const query of odd) {
    expect((await weigh(`/en/guides/money-to-show?${query}`)).status).toBe(200)
  }
  expect((await weigh('/en/guides/nothing?citizenship=RU')).status).toBe(404)
})

it('the switch of language keeps the answers in a guide', async () => {
  const { html } = await weigh('/en/guides/money-to-show?citizenship=DE&ages=40')
  const { document } = parseHTML(html)
  const switched = document.querySelector('a[hreflang=ru]')?.getAttribute('href')
  expect(switched).toBe('/ru/guides/money-to-show?citizenship=DE&ages=40')
})
