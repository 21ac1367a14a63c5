import { expect, test } from 'vitest'
import { checkContent } from '#lib/content-check/content-check.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { CHECK_DAY, contentFolder } from '#tests/factories/content-folder.ts'

const SEARCH = `concepts:
  - id: fee
    words: [duty]
    leads: [/guides/start-here, /facts/fee-prp, /tools/costs]
  - id: card-fee
    together: [[fee, fee]]
citizens: []
asked:
  - path: /guides/start-here
    en: [where do I begin]
pages: []
`

function said(search: string): string[] {
  using folder = contentFolder({ 'search.yml': search })
  return checkContent(readContent(folder.dir, []), CHECK_DAY).map(formatFinding)
}

test('search words that lead to pages have no mistake', () => {
  expect(said(SEARCH)).toEqual([])
})

test.each([
  [
    'a page that is not there',
    SEARCH.replace('/facts/fee-prp', '/facts/nothing'),
    '4: There is no page at /facts/nothing. ',
  ],
  [
    'a question to a page that is not there',
    SEARCH.replace('path: /guides/start-here', 'path: /guides/x'),
    '9: There is no page at /guides/x. ',
  ],
  [
    'a concept twice',
    SEARCH.replace('id: card-fee', 'id: fee'),
    '5: The id “fee” is already taken at content/search.yml:2. ',
  ],
  [
    'a concept without words',
    SEARCH.replace('    words: [duty]\n', ''),
    '2: The concept “fee” has no words and is no term of the glossary. ',
  ],
  [
    'a field that is not there',
    SEARCH.replace('words:', 'word:'),
    '3: There is no field “word” here. ',
  ],
])('%s is found on its line', (_, search, first) => {
  expect(said(search)[0]).toContain(`content/search.yml:${first}`)
})
