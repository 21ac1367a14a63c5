import { expect, test } from 'vitest'
import { fieldErrors } from '#lib/forms/form-values.ts'
import { newsletterSchema } from '#lib/newsletter/schema.ts'

const good = { email: 'reader@example.org', topics: ['letter'] }

function errorsOf(answers: object): Record<string, string> {
  const parsed = newsletterSchema.safeParse(answers)
  return parsed.success ? {} : fieldErrors(parsed.error)
}

test.each([
  ['reader@example.org', 'reader@example.org'],
  ['  reader@example.org\t', 'reader@example.org'],
  ['First.Last+tag@EXAMPLE.Org', 'First.Last+tag@example.org'],
  ["o'brien@example.org", "o'brien@example.org"],
  ['reader@пример.рф', 'reader@xn--e1afmkfd.xn--p1ai'],
  ['a!b#c@мысал.қаз', 'a!b#c@xn--80awbu3c.xn--80ao21a'],
  [
    `${'a'.repeat(60)}@${'b'.repeat(60)}.example.org`,
    `${'a'.repeat(60)}@${'b'.repeat(60)}.example.org`,
  ],
])('the address “%s” is kept as “%s”', (typed, kept) => {
  expect(newsletterSchema.parse({ ...good, email: typed }).email).toBe(kept)
})

test.each([
  ['', 'email.missing'],
  ['   ', 'email.missing'],
  [undefined, 'email.missing'],
  [['a@example.org', 'b@example.org'], 'email.missing'],
  ['reader', 'email.malformed'],
  ['reader@', 'email.malformed'],
  ['@example.org', 'email.malformed'],
  ['a@b@example.org', 'email.malformed'],
  ['a@example', 'email.malformed'],
  ['a b@example.org', 'email.malformed'],
  ['a@example.org, b@example.org', 'email.malformed'],
  ['<a@example.org>', 'email.malformed'],
  ['a@example.org\nBcc: b@example.org', 'email.malformed'],
  ['a@example..org', 'email.malformed'],
  ['a..b@example.org', 'email.malformed'],
  ['.a@example.org', 'email.malformed'],
  ['a.@example.org', 'email.malformed'],
  ['a@-example.org', 'email.malformed'],
  ['a@127.0.0.1', 'email.malformed'],
  ['әйгерім@example.org', 'email.malformed'],
  ['a@http://example.org/?', 'email.malformed'],
  ['a\u0000@example.org', 'unprintable'],
  ['a@example.org\r\n', 'unprintable'],
  [`${'a'.repeat(250)}@example.org`, 'tooLong'],
])('the address %j is refused: %s', (email, error) => {
  expect(errorsOf({ ...good, email })).toEqual({ email: error })
})

test.each([
  [[], 'topics.missing'],
  [undefined, 'topics.missing'],
  ['letter', 'topics.missing'],
  [['letter', 'everything'], 'topics.unknown'],
  [[''], 'topics.unknown'],
])('the topics %j are refused: %s', (topics, error) => {
  expect(errorsOf({ ...good, topics })).toEqual({ topics: error })
})

test('topics come out once each, in our order', () => {
  const topics = ['heroes', 'letter', 'heroes']
  expect(newsletterSchema.parse({ ...good, topics }).topics).toEqual(['letter', 'heroes'])
})
