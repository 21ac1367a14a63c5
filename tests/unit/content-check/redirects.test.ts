import { expect, test } from 'vitest'
import { findingsWith } from '#tests/factories/content-folder.ts'

function redirects(...lines: [from: string, to: string][]): Record<string, string> {
  const text = lines.map(([from, to]) => `- from: ${from}\n  to: ${to}\n`).join('')
  return { 'redirects.yml': text || '[]\n' }
}

test.each([
  ['none', []],
  [
    'guides, records and pages',
    [
      ['/guides/old-name', '/guides/start-here'],
      ['/facts/old-fee', '/facts/fee-prp'],
      ['/contact', '/about'],
    ],
  ],
] as const)('addresses that moved to pages are in order: %s', (_, lines) => {
  expect(
    findingsWith(redirects(...lines.map(([from, to]): [string, string] => [from, to]))),
  ).toEqual([])
})

test.each([
  [
    'a page that there is not',
    redirects(['/guides/old-name', '/guides/strat-here']),
    'content/redirects.yml:1: There is no page at /guides/strat-here. Correct the address to which /guides/old-name leads.',
  ],
  [
    'the address of a page that there is',
    redirects(['/guides/a', '/about'], ['/guides/start-here', '/about']),
    'content/redirects.yml:3: There is a page at the old address /guides/start-here, which readers see. Take the line away, or rename the page.',
  ],
  [
    'an address that moved itself',
    redirects(['/guides/a', '/guides/b'], ['/guides/b', '/guides/start-here']),
    'content/redirects.yml:1: /guides/a leads to /guides/b, which is an old address itself. Write where the page is now.',
  ],
  [
    'itself',
    redirects(['/guides/a', '/guides/a']),
    'content/redirects.yml:1: /guides/a leads to itself. Name the new address in “to”.',
  ],
  [
    'two addresses',
    redirects(['/guides/a', '/about'], ['/guides/a', '/guides/start-here']),
    'content/redirects.yml:3: /guides/a is led to two addresses. Leave only the one where the page is now.',
  ],
])('an address that leads to %s is reported', (_, changes, finding) => {
  expect(findingsWith(changes)).toEqual([finding])
})

test.each([
  [
    'two that lead to each other',
    redirects(['/guides/a', '/guides/b'], ['/guides/b', '/guides/a']),
  ],
  ['a language', redirects(['/guides/a', '/ru/about'])],
  ['another site', redirects(['/guides/a', '//evil.example'])],
  ['an address with capitals', redirects(['/guides/A', '/about'])],
])('an error is what %s gives', (_, changes) => {
  expect(findingsWith(changes).join('\n')).toMatch(/^content\/redirects\.yml:\d/)
})
