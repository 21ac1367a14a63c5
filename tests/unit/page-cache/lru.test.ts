import { expect, it } from 'vitest'
import { type CachedPage, createLru } from '#lib/page-cache/lru.ts'

function page(used: number, size = 40): CachedPage {
  return { hash: `h${used}`, gzip: Buffer.alloc(size), br: undefined, policy: '', used }
}

it('puts away what was asked for longest ago when its room is filled', () => {
  const shelf = createLru(100)
  for (const used of [2, 1]) {
    const one = page(used)
    shelf.put(`/${used}`, one)
    shelf.keep(`/${used}`, one, Buffer.alloc(0))
  }
  shelf.put('/3', page(3))
  expect(shelf.get('/1')).toBeUndefined()
  expect(shelf.rest('/1')).toMatchObject({ hash: 'h1' })
  expect(shelf.get('/2')).toBeDefined()
  expect(shelf.wanted().sort()).toEqual(['/1', '/2', '/3'])
})

it('keeps nothing of a page that is not on disk', () => {
  const shelf = createLru(100)
  for (const used of [1, 2, 3]) shelf.put(`/${used}`, page(used))
  expect(shelf.has('/1')).toBe(false)
  expect(shelf.has('/3')).toBe(true)
})

it('counts the smallest body, and a page that is replaced once only', () => {
  const shelf = createLru(100)
  const first = page(1, 30)
  shelf.put('/1', first)
  shelf.put('/1', page(1, 30))
  shelf.put('/2', page(2, 30))
  expect(shelf.hasRoom()).toBe(true)
  const second = shelf.get('/2')
  if (!second) throw new Error('not there')
  shelf.keep('/1', first, Buffer.alloc(1_000))
  expect(shelf.has('/1')).toBe(true)
  shelf.keep('/2', second, Buffer.alloc(20))
  expect(shelf.hasRoom()).toBe(false)
  expect(shelf.has('/2')).toBe(true)
})
