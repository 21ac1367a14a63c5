import { expect, it } from 'vitest'
import { formOutcome } from '#lib/server/measure.ts'
import { pageKind } from '#lib/server/page-kind.ts'

it.each([
  ['/en', 'home'],
  ['/ru/guides/overview?citizenship=uz', 'guides'],
  ['/kk/recommend/you?draft=1', 'recommend'],
  ['/kk/privacy', 'page'],
  ['/desk/recommendations?q=a@b.example', 'desk'],
  ['/', 'language'],
  ['/_next/static/x.js', 'file'],
  ['/robots.txt', 'file'],
  ['/wp-admin', 'other'],
  ['/secret@mail.example/and-more', 'other'],
  ['//en', 'language'],
  ['*', 'other'],
])('%s is counted as %s, and nothing of what was typed becomes a label', (target, kind) => {
  expect(pageKind(target)).toBe(kind)
})

it.each([
  [303, '/en/recommend/sent', 'taken'],
  [303, '/en/recommend/you?draft=1&error=1', 'again'],
  [303, '/en/newsletter?again=1', 'again'],
  [303, '/en/search?q=error=1', 'taken'],
  [200, undefined, 'taken'],
  [413, undefined, 'rejected'],
  [429, undefined, 'limited'],
  [503, undefined, 'failed'],
])('a form answered with %i %s is %s', (status, location, outcome) => {
  expect(formOutcome(status, location)).toBe(outcome)
})
