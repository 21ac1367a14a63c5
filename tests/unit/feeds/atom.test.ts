import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test, vi } from 'vitest'
import { stableId } from '#lib/config/stable-id.ts'
import type { Ledger } from '#lib/facts/load.ts'
import type { Source } from '#lib/facts/schema.ts'
import { type AtomFeed, writeAtom } from '#lib/feeds/atom.ts'
import { siteFeed } from '#lib/feeds/site-feed.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'
import { makeGuide, makeText, showing } from '../../factories/guide.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'

vi.stubEnv('SITE_URL', 'https://guide.example')

function parse(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    trimValues: false,
    parseTagValue: false,
    isArray: (name) => name === 'entry',
  })
  return parser.parse(xml).feed
}

const FEED: AtomFeed = {
  id: 'urn:x',
  title: 'What changed',
  subtitle: 'On this site',
  language: 'en',
  author: 'The editors',
  self: 'https://guide.example/en/feed.xml',
  page: 'https://guide.example/en',
  updated: '2026-01-01T00:00:00+05:00',
  entries: [],
}

test('a feed has what RFC 4287 asks of it, also without entries', () => {
  expect(parse(writeAtom(FEED))).toMatchObject({
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xml:lang': 'en',
    id: 'urn:x',
    title: 'What changed',
    updated: '2026-01-01T00:00:00+05:00',
    author: { name: 'The editors' },
    link: [
      { '@rel': 'self', '@href': 'https://guide.example/en/feed.xml' },
      { '@rel': 'alternate', '@href': 'https://guide.example/en' },
    ],
  })
})

test.each([['XML', ']]> <!-- <![CDATA[ &amp; \u0000\u0007'], ...HOSTILE_TEXTS])(
  '%s come out of the feed as they went in, but for what XML cannot hold',
  (_what, words) => {
    const feed = parse(writeAtom({ ...FEED, title: words }))
    const kept = words.replace(
      /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
      '',
    )
    expect(feed.title).toBe(kept.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
  },
)

const LAW: Source = {
  id: 'law',
  title: 'The budget & the law',
  publisher: 'The state',
  language: 'ru',
  kind: 'official',
}

function book(value = 4325): Ledger {
  const index = makeRecord({
    id: 'mci',
    title: { en: 'The index', ru: 'Показатель', kk: 'Көрсеткіш' },
    unit: 'kzt',
    periods: [
      { from: '2025-01-01', since: 'exact', value: 3932, sources: [] },
      { from: '2026-01-01', since: 'exact', value, sources: ['law'] },
    ],
  })
  return { ...makeLedger([index]), sources: new Map([['law', LAW]]) }
}

function entries(day: string, value?: number) {
  const guide = makeGuide('money', [makeText('en', showing('mci'))])
  return parse(writeAtom(siteFeed([guide], 'ru', day, book(value)))).entry
}

test('a new value is in the feed on its first day in Almaty, with source and guide', () => {
  expect(entries('2025-12-31')).toHaveLength(1)
  const [rule] = entries('2026-01-01')
  expect(rule).toMatchObject({
    '@xml:lang': 'ru',
    title: 'Показатель: 4\u00a0325\u00a0₸ (раньше: 3\u00a0932\u00a0₸)',
    updated: '2026-01-01T00:00:00+05:00',
    link: { '@href': 'https://guide.example/ru/facts/mci' },
    category: { '@term': 'rule' },
    summary:
      'Действует с 1\u00a0января 2026\u00a0г. Источники: The budget & the law (The state). Статьи: Title in en.',
  })
})

test('an entry keeps its id when a value is corrected and time goes by', () => {
  const [before] = entries('2026-01-01')
  const after = entries('2026-05-01', 4000)[1]
  expect(after.id).toBe(before.id)
  expect(after.title).not.toBe(before.title)
})

test('the feed says its newest day, and every entry has an id of its own', () => {
  const guide = makeGuide('money', [makeText('en', showing('mci'))])
  const feed = siteFeed([guide], 'en', '2026-05-01', book())
  expect(feed.updated).toBe('2026-03-01T00:00:00+05:00')
  const ids = feed.entries.map(({ id }) => id)
  expect(new Set([feed.id, ...ids]).size).toBe(ids.length + 1)
  expect(feed.entries.map(({ category }) => category)).toEqual(['guide', 'rule', 'rule'])
})

test('an id is a UUID of the fifth version, the same for the same name only', () => {
  expect(stableId('a')).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(stableId('a')).toBe(stableId('a'))
  expect(stableId('a')).not.toBe(stableId('b'))
})
