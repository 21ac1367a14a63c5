import { expect, it } from 'vitest'
import { worstFirst } from '#lib/desk/content-health.ts'

it('guides that helped the least come first, and one answer says less than many', () => {
  const rows = [
    { slug: 'liked', yes: 20, no: 1, comments: 0 },
    { slug: 'one-no', yes: 0, no: 1, comments: 0 },
    { slug: 'many-no', yes: 2, no: 18, comments: 3 },
    { slug: 'half', yes: 5, no: 5, comments: 0 },
  ]
  expect(worstFirst(rows).map(({ slug }) => slug)).toEqual(['many-no', 'one-no', 'half', 'liked'])
})

it('guides with the same answers stand in the order of their names', () => {
  const rows = ['b', 'a'].map((slug) => ({ slug, yes: 1, no: 1, comments: 0 }))
  expect(worstFirst(rows).map(({ slug }) => slug)).toEqual(['a', 'b'])
})
