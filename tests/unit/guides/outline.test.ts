import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { outlineOf, PAGE_IDS, parseMdx } from '#lib/guides/outline.ts'

/** What stands around a text: the parts of a guide's page. */
const AROUND = 'components/{guide,page,fact,figure,mdx}/**/*.tsx'

test('a heading never takes an id of the page around it', () => {
  const text = PAGE_IDS.map((id) => `## ${id.replaceAll('-', ' ')}\n`).join('\n')
  const ids = outlineOf(parseMdx(text)).headings.map(({ id }) => id)
  expect(ids).toHaveLength(PAGE_IDS.length)
  expect(ids.filter((id) => PAGE_IDS.includes(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('the ids of the page are all on the list', () => {
  const used = globSync(AROUND).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bid="([a-z-]+)"/g)].map(([, id]) => id),
  )
  expect(used.length).toBeGreaterThan(3)
  expect([...new Set(used)].filter((id) => !PAGE_IDS.includes(id ?? ''))).toEqual([])
})
