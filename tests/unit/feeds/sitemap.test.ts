import { expect, test, vi } from 'vitest'
import { sitemapEntries } from '#lib/feeds/sitemap.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'
import { makeGuide, makeText, showing } from '../../factories/guide.ts'

vi.stubEnv('SITE_URL', 'https://guide.example')

const BOOK = makeLedger([
  makeRecord({
    id: 'mci',
    unit: 'kzt',
    checked: '2025-12-10',
    periods: [
      { from: '2025-01-01', since: 'exact', value: 3932, sources: [] },
      { from: '2026-06-01', since: 'exact', value: 4325, sources: [] },
    ],
  }),
])

const GUIDE = makeGuide('money', [makeText('en', showing('mci')), makeText('ru')])

function entry(path: string, day: string) {
  return sitemapEntries([GUIDE], day, BOOK).find(
    ({ url }) => url === `https://guide.example${path}`,
  )
}

test('a guide is listed in the languages that have it, each naming the others', () => {
  const languages = {
    en: 'https://guide.example/en/guides/money',
    ru: 'https://guide.example/ru/guides/money',
    'x-default': 'https://guide.example/en/guides/money',
  }
  expect(entry('/en/guides/money', '2026-05-01')?.alternates).toEqual({ languages })
  expect(entry('/ru/guides/money', '2026-05-01')?.alternates).toEqual({ languages })
  expect(entry('/kk/guides/money', '2026-05-01')).toBeUndefined()
})

test.each([
  ['/en/guides/money', '2026-05-31', '2026-03-01'],
  ['/en/guides/money', '2026-06-01', '2026-06-01'],
  ['/ru/guides/money', '2026-06-01', '2026-03-01'],
  ['/en/guides/money/sources', '2026-06-01', '2026-06-01'],
  ['/ru/guides/money/sources', '2026-06-01', '2026-03-01'],
  ['/en/facts/mci', '2025-12-31', '2025-12-10'],
  ['/kk/facts/mci', '2026-05-31', '2025-12-10'],
  ['/kk/facts/mci', '2026-06-01', '2026-06-01'],
  ['/en/facts', '2026-06-01', '2026-06-01'],
  ['/ru/guides', '2026-06-01', '2026-03-01'],
  ['/ru', '2026-06-01', '2026-06-01'],
  ['/en/newsletter', '2026-06-01', undefined],
])('%s on %s last changed on %s', (path, day, changed) => {
  expect(entry(path, day)).toBeDefined()
  expect(entry(path, day)?.lastModified).toBe(changed)
})

test('no address is listed twice', () => {
  const urls = sitemapEntries([GUIDE], '2026-06-01', BOOK).map(({ url }) => url)
  expect(new Set(urls).size).toBe(urls.length)
})
