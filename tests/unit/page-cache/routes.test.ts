import { expect, it } from 'vitest'
import { routeFinder } from '#lib/page-cache/routes.ts'

const route = routeFinder([
  '/[locale]/[...rest]',
  '/[locale]/recommend/[step]',
  '/[locale]/recommend/sent',
  '/[locale]/guides/[slug]',
  '/[locale]',
  '/(preview)/desk/content/preview/[locale]/[[...path]]',
])

it.each([
  ['/en', '/[locale]'],
  ['/en/guides/overview', '/[locale]/guides/[slug]'],
  ['/kk/recommend/check', '/[locale]/recommend/[step]'],
  ['/kk/recommend/sent', '/[locale]/recommend/sent'],
  ['/ru/nothing/here', '/[locale]/[...rest]'],
  ['/ru/guides/a/b', '/[locale]/[...rest]'],
  ['/desk/content/preview/ru', '/(preview)/desk/content/preview/[locale]/[[...path]]'],
  ['/desk/content/preview/ru/guides/a', '/(preview)/desk/content/preview/[locale]/[[...path]]'],
  ['/', undefined],
])('%s is of %s', (path, wanted) => {
  expect(route(path)).toBe(wanted)
})
