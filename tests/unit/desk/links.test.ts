import { expect, it } from 'vitest'
import { outwardLinks } from '#lib/desk/links.ts'
import type { Facts } from '#lib/facts/load.ts'

const EMPTY: Facts = {
  facts: new Map(),
  subjects: new Map(),
  sources: new Map(),
  acts: new Map(),
  terms: new Map(),
}

function guide(body: string) {
  return { slug: 'screening', texts: { ru: { locale: 'ru' as const, body } } }
}

it.each([
  ['[the act](https://a.example/x).', ['https://a.example/x']],
  [
    'See https://a.example/x, then https://b.example.',
    ['https://a.example/x', 'https://b.example/'],
  ],
  ['<a href="https://a.example/x?y=1&z=2">', ['https://a.example/x?y=1&z=2']],
  ['twice https://a.example and https://a.example/', ['https://a.example/']],
  ['[our own](/ru/guides/overview) and mailto:a@b.example', []],
  ['no address', []],
])('in “%s” the outward addresses are found', (body, urls) => {
  expect(outwardLinks(EMPTY, [guide(body)]).map(({ url }) => url)).toEqual(urls)
})

it('an address says every place where it stands', () => {
  const url = 'https://law.example/act'
  const source = {
    id: 'act',
    title: 'Act',
    publisher: 'Law',
    language: 'ru' as const,
    kind: 'official' as const,
    url,
  }
  const book = { ...EMPTY, sources: new Map([['act', source]]) }
  expect(outwardLinks(book, [guide(`see ${url}`)])).toEqual([
    { url, where: ['sources.yml: act', 'guides/screening/ru.mdx'] },
  ])
})
