import { expect, it } from 'vitest'
import { inboxHref, readInboxFilter } from '#lib/desk/inbox/inbox-query.ts'

function read(query: string) {
  const params = new URLSearchParams(query)
  return readInboxFilter((name) => params.get(name) ?? '')
}

it.each([
  ['', {}],
  ['status=asked', { status: 'asked' }],
  ['status=removed', {}],
  ['status=__proto__', {}],
  ['language=kk', { locale: 'kk' }],
  ['language=de', {}],
  ['q=++Әйгерім++', { text: 'Әйгерім' }],
  ['q=%20', {}],
  ['status=new&language=ru&q=a&after=x', { status: 'new', locale: 'ru', text: 'a', after: 'x' }],
])('“%s” asks for what it names and for nothing that is not known', (query, filter) => {
  expect(read(query)).toEqual(filter)
})

it('a filter written into an address is read out of it again', () => {
  const filter = { status: 'new', locale: 'kk', text: 'a&b=“c”', after: '2026~WE-1~3' } as const
  expect(read(inboxHref(filter).split('?')[1] ?? '')).toEqual(filter)
})

it('the inbox without a filter has a bare address', () => {
  expect(inboxHref({})).toBe('/desk/recommendations')
})

it('a text that is far too long is cut', () => {
  expect(read(`q=${'a'.repeat(5_000)}`).text).toHaveLength(200)
})
