import { expect, it } from 'vitest'
import { speculationRules } from '#lib/page-cache/speculation-rules.ts'

const ROUTES = [
  '/[locale]',
  '/[locale]/guides/[slug]',
  '/[locale]/newsletter',
  '/[locale]/recommend/sent',
  '/desk',
]

const [rule] = JSON.parse(speculationRules(ROUTES)).prerender
const [{ href_matches: patterns }] = rule.where.and

function isFollowed(path: string): boolean {
  const base = 'https://guide.example'
  return patterns.some((pattern: string) => new URLPattern(pattern, base).test(path, base))
}

it.each(['/en', '/kk', '/ru/guides/overview'])('%s may be made ready ahead', (path) => {
  expect(isFollowed(path)).toBe(true)
})

it.each(['/', '/desk', '/healthz', '/en/newsletter', '/en/recommend/sent', '/de/guides/overview'])(
  '%s is never gone to ahead',
  (path) => {
    expect(isFollowed(path)).toBe(false)
  },
)

it('a reader must be about to follow a link', () => {
  expect(rule.eagerness).toBe('moderate')
})
