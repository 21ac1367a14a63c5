import { afterEach, expect, test, vi } from 'vitest'
import { siteFeed } from '#lib/feeds/site-feed.ts'
import { sitemapEntries } from '#lib/feeds/sitemap.ts'
import { type Issue, showIssues } from '#lib/newsletter/archive.ts'
import { indexFor } from '#lib/search/index/today-index.ts'
import { search } from '#lib/search/search.ts'
import { makeFacts, makeRecord } from '../../factories/facts.ts'

vi.stubEnv('SITE_URL', 'https://guide.example')

afterEach(() => {
  showIssues([])
})

function text(locale: 'en' | 'ru', subject: string) {
  const words = `${subject} and the quibblefish`
  return { locale, subject, preheader: 'What to do now', html: `<p>${words}</p>`, text: words }
}

/** A letter in English and Russian; Kazakh readers got the Russian text. */
const ISSUE: Issue = {
  date: '2026-12-01',
  sentOn: '2026-12-02',
  texts: {
    en: text('en', 'The index of January'),
    ru: text('ru', 'Показатель января'),
    kk: text('ru', 'Показатель января'),
  },
}

const FACTS = makeFacts([makeRecord()])

test('a letter is in the feed from the day on which it was sent, in the language that it has', () => {
  const entries = (day: string) => siteFeed([], 'kk', day, FACTS, [ISSUE]).entries
  expect(entries('2026-12-01').filter(({ category }) => category === 'letter')).toEqual([])
  const letters = entries('2026-12-02').filter(({ category }) => category === 'letter')
  expect(letters).toMatchObject([
    {
      title: 'Хат: Показатель января',
      url: 'https://guide.example/kk/newsletter/2026-12-01',
      updated: '2026-12-02T00:00:00+05:00',
      summary: 'What to do now',
      language: 'ru',
    },
  ])
  expect(siteFeed([], 'kk', '2026-12-02', FACTS, [ISSUE]).updated).toBe('2026-12-02T00:00:00+05:00')
})

test('the sitemap has a letter in the languages in which it is written', () => {
  const found = sitemapEntries([], '2026-12-02', FACTS, [ISSUE]).filter(({ url }) =>
    url.includes('/newsletter/2026'),
  )
  expect(found.map(({ url, lastModified }) => [url, lastModified])).toEqual([
    ['https://guide.example/en/newsletter/2026-12-01', '2026-12-02'],
    ['https://guide.example/ru/newsletter/2026-12-01', '2026-12-02'],
  ])
})

test('a letter is found once it is shown, by its words, in the reader’s language first', () => {
  const find = () => search('quibblefish', indexFor('2026-12-02'), 'ru').hits
  expect(find()).toEqual([])
  expect(showIssues([ISSUE])).toBe(true)
  expect(showIssues([ISSUE])).toBe(false)
  expect(find()[0]).toMatchObject({ path: '/newsletter/2026-12-01', kind: 'letter', locale: 'ru' })
})
