import { expect, test } from 'vitest'
import { findingsWith } from '#tests/factories/content-folder.ts'

/** A piece filled into a key, as a source file has it. */
const PIECE = '$\u007bname}'

/** Message files of one namespace, the same in each language unless said otherwise. */
function messages(
  words: Record<string, string>,
  over: Partial<Record<string, Record<string, string>>> = {},
) {
  return Object.fromEntries(
    ['en', 'ru', 'kk'].map((locale) => [
      `messages/${locale}.json`,
      JSON.stringify({ home: over[locale] ?? words }, null, 2),
    ]),
  )
}

test.each([
  [
    'a key missing in a language',
    messages({ a: 'A', b: 'B' }, { kk: { a: 'A' } }),
    'content/messages/kk.json:1: “home.b” has no words in “kk”. Translate it from content/messages/ru.json:4.',
  ],
  [
    'a message that cannot be read',
    messages({ a: 'A' }, { ru: { a: '{n, plural, one {#}' } }),
    'content/messages/ru.json:3: “home.a” is not a readable message: other {…} is missing. Count the braces; a plural is {n, plural, one {…} other {…}}.',
  ],
  [
    'an empty message',
    messages({ a: 'A' }, { ru: { a: ' ' } }),
    'content/messages/ru.json:3: “home.a” is empty. Write its words.',
  ],
  [
    'other arguments than in English',
    messages({ a: 'On {day}' }, { kk: { a: '{date}' } }),
    'content/messages/kk.json:3: “home.a” does not have the same arguments as in English: {day}, {date}. Use each argument in every language.',
  ],
  [
    'a Russian plural without its forms',
    messages({ a: '{n, plural, one {# day} other {# days}}' }),
    'content/messages/ru.json:3: “home.a” lacks the plural few, many of {n}. Add these forms: numbers take different words in this language.',
  ],
  [
    'an English plural without one',
    messages(
      { a: '{n, plural, few {#} many {#} other {#}}' },
      { ru: { a: '{n, plural, one {#} few {#} many {#} other {#}}' } },
    ),
    'content/messages/en.json:3: “home.a” lacks the plural one of {n}. Add these forms: numbers take different words in this language.',
  ],
])('%s is found on its line', (_what, files, line) => {
  expect(findingsWith(files)).toEqual([line])
})

test('Kazakh needs one form, and the Russian genitive two', () => {
  const files = ['en', 'ru', 'kk'].map((locale) => {
    const words = locale === 'kk' ? '{n, plural, other {#}}' : '{n, plural, one {#} other {#}}'
    return [`messages/${locale}.json`, JSON.stringify({ units: { genitive: { days: words } } })]
  })
  expect(findingsWith(Object.fromEntries(files))).toEqual([])
})

test('JSON with a comma too many is found on its line', () => {
  const text = '{\n  "site": {\n    "name": "Guide",\n  }\n}\n'
  expect(findingsWith({ 'messages/kk.json': text })).toEqual([
    'content/messages/kk.json:4: This is not readable JSON. Look for a comma too many or too few, or a quote that is not closed.',
  ])
})

test('a message that no code shows is a warning', () => {
  const code = [{ path: 'app/page.tsx', text: "t('home.a')" }]
  expect(findingsWith(messages({ a: 'A', b: 'B' }), code)).toEqual([
    'content/messages/en.json:4: Warning: Nothing shows the words of “home.b”. Take them out of all three languages.',
  ])
})

test('a key without words is found on the line of the code', () => {
  const text = "const t = translator(locale)\nt(fresh ? 'home.a' : 'home.b', { n: list('x') })\n"
  expect(findingsWith(messages({ a: 'A' }), [{ path: 'app/page.tsx', text }])).toEqual([
    'app/page.tsx:2: “home.b” has no words. Add it to the messages of all three languages, or correct the key.',
  ])
})

test.each([
  ['a plain key', "t('home.a')"],
  ['a key of two', "t(fresh ? 'home.a' : 'home.a')"],
  ['a key with a piece filled in', `t(\`home.${PIECE}\`)`],
  ['a translator on the spot', "translator(locale)('home.a')"],
  ['a key handed on', "const LABELS = { first: 'home.a' }"],
])('%s uses its message', (_what, text) => {
  expect(findingsWith(messages({ a: 'A' }), [{ path: 'app/page.tsx', text }])).toEqual([])
})

test('a piece filled in that fits no message is found', () => {
  const code = [{ path: 'app/page.tsx', text: `t('home.a') + t(\`away.${PIECE}\`)` }]
  expect(findingsWith(messages({ a: 'A' }), code)).toEqual([
    `app/page.tsx:1: “away.${PIECE}” has no words. Add it to the messages of all three languages, or correct the key.`,
  ])
})

test('errors that schemas name need words and use them', () => {
  const code = [
    {
      path: 'lib/forms/schema.ts',
      text: "requiredText('story', 9)\nz.url({ error: 'link.malformed' })\n",
    },
  ]
  const files = Object.fromEntries(
    ['en', 'ru', 'kk'].map((locale) => [
      `messages/${locale}.json`,
      JSON.stringify({ errors: { story: { missing: 'Write it.' } } }),
    ]),
  )
  expect(findingsWith(files, code)).toEqual([
    'lib/forms/schema.ts:2: “errors.link.malformed” has no words. Add it to the messages of all three languages, or correct the key.',
  ])
})
