import { expect, test } from 'vitest'
import { fieldErrors } from '#lib/forms/form-values.ts'
import { LIMITS, personSchema, QUALITIES, youSchema } from '#lib/recommend/schema.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'

const person = {
  name: 'Әйгерім',
  place: 'Өскемен',
  'known-for': 'мұғалім',
  qualities: ['builds'],
  story: 'Ғажап.',
  link: '',
}
const you = {
  'your-name': 'Сәуле',
  'your-email': 'saule@example.org',
  relation: 'көрші',
  consent: 'yes',
}

function errorsOf(schema: typeof personSchema | typeof youSchema, answers: object) {
  const parsed = schema.safeParse(answers)
  return parsed.success ? {} : fieldErrors(parsed.error)
}

test.each([
  ['name', '', 'name.missing'],
  ['name', 'a'.repeat(LIMITS.name), undefined],
  ['name', 'a'.repeat(LIMITS.name + 1), 'tooLong'],
  ['name', 'see https://evil.example', undefined],
  ['name', 'two\nlines', 'oneLine'],
  ['name', 'a\u0000', 'unprintable'],
  ['place', ' ', 'place.missing'],
  ['place', 'a'.repeat(LIMITS.place + 1), 'tooLong'],
  ['known-for', '', 'knownFor.missing'],
  ['known-for', 'a'.repeat(LIMITS['known-for'] + 1), 'tooLong'],
  ['qualities', [], 'qualities.missing'],
  ['qualities', 'builds', 'qualities.missing'],
  ['qualities', ['builds', 'rich'], 'qualities.unknown'],
  ['story', '\n', 'story.missing'],
  ['story', 'ұ'.repeat(LIMITS.story), undefined],
  ['story', 'ұ'.repeat(LIMITS.story + 1), 'tooLong'],
  ['link', 'https://example.org/қазақша?a=1#b', undefined],
  ['link', 'http://example.org', undefined],
  ['link', 'example.org', 'link.malformed'],
  ['link', 'javascript:alert(1)', 'link.malformed'],
  ['link', 'data:text/html,x', 'link.malformed'],
  ['link', 'ftp://example.org', 'link.malformed'],
  ['link', 'https://', 'link.malformed'],
  ['link', 'https://example.org https://evil.example', 'link.malformed'],
  ['link', `https://example.org/${'a'.repeat(LIMITS.link)}`, 'tooLong'],
])('the person’s %s: %j', (field, value, error) => {
  const expected = error ? { [field]: error } : {}
  expect(errorsOf(personSchema, { ...person, [field]: value })).toEqual(expected)
})

test.each([
  ['your-name', '', 'yourName.missing'],
  ['your-name', 'http://x', undefined],
  ['your-email', '', 'email.missing'],
  ['your-email', 'saule', 'email.malformed'],
  ['your-email', 'a@example.org\nCc: b@example.org', 'email.malformed'],
  ['relation', ' ', 'relation.missing'],
  ['consent', '', 'consent.missing'],
  ['consent', 'on', 'consent.missing'],
])('your %s: %j', (field, value, error) => {
  expect(errorsOf(youSchema, { ...you, [field]: value })).toEqual({ [field]: error })
})

test('nothing at all names every field that must be given, in the order of the form', () => {
  expect(Object.entries(errorsOf(personSchema, {}))).toEqual([
    ['name', 'name.missing'],
    ['place', 'place.missing'],
    ['known-for', 'knownFor.missing'],
    ['qualities', 'qualities.missing'],
    ['story', 'story.missing'],
  ])
  expect(Object.entries(errorsOf(youSchema, {}))).toEqual([
    ['your-name', 'yourName.missing'],
    ['your-email', 'email.missing'],
    ['relation', 'relation.missing'],
    ['consent', 'consent.missing'],
  ])
})

test.each(HOSTILE_TEXTS)('%s in the story come out as they went in', (_, story) => {
  expect(personSchema.parse({ ...person, story }).story).toBe(story)
})

test('qualities come out once each, in our order, and a link without the spaces around it', () => {
  const parsed = personSchema.parse({
    ...person,
    qualities: ['cares', 'builds', 'cares'],
    link: ' https://example.org ',
  })
  expect(parsed.qualities).toEqual(['builds', 'cares'])
  expect(parsed.link).toBe('https://example.org')
  expect(QUALITIES).toHaveLength(6)
})
