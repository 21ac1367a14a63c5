import { expect, test } from 'vitest'
import { fileName } from '#lib/publishing/editing/file-name.ts'
import { readersPages } from '#lib/publishing/editing/page-of.ts'

test.each([
  ['guides/renewal/ru.mdx', 'Guide: Renewing the residence card (Русский)'],
  ['guides/not-there-yet/en.mdx', 'Guide: not-there-yet (English)'],
  ['pages/privacy/kk.mdx', /^Page: .*\(Қазақша\)$/],
  ['letters/2026-12-15/en.mdx', 'Newsletter: 2026-12-15 (English)'],
  ['stories/hero-2026-12-01/en.mdx', 'Story: hero-2026-12-01 (English)'],
  ['facts/fees.yml', 'Facts: Duties and fees'],
  ['messages/kk.json', 'Interface wording (Қазақша)'],
  ['sources.yml', 'Sources'],
  ['steps/money.yml', /^Steps: /],
  ['pictures/service-hall.webp', 'Picture: service-hall'],
  ['nothing/of/ours', 'nothing/of/ours'],
])('%s is called what it is', (path, name) => {
  expect(fileName(path, 'en')).toEqual(
    typeof name === 'string' ? name : expect.stringMatching(name),
  )
})

test('after publishing, the pages that readers see now are one press away', () => {
  expect(
    readersPages([
      ...['guides/renewal/ru.mdx', 'facts/fees.yml', 'letters/2026-12-15/en.mdx'],
      ...['messages/en.json', 'stories/hero-2026-12-01/kk.mdx'],
    ]),
  ).toEqual(['/ru/guides/renewal', '/kk/heroes/hero-2026-12-01'])
})
