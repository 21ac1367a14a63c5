import { dirname } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { guideMarkdown } from '#lib/feeds/markdown/markdown.ts'
import { guideStructuredData } from '#lib/feeds/structured-data.ts'
import { findGuide, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { contentFolder, original, translation } from '../../../factories/content-folder.ts'

vi.stubEnv('SITE_URL', 'https://guide.example')

const BODY = `You wait <Fact id="wait" />, [see](/guides/start-here) and <Fact id="wait">so long</Fact>, by the <Act id="code" /> on the <Term id="card" />.

<Warning>

Do not be *late*.

</Warning>

<Steps>

<Step title="Go">

Walk [there](https://there.example/).

</Step>

<Step title="Come back" />

</Steps>

<Papers stage="card" />

<Contested id="level">

Learn more.

</Contested>

<ForCountry route="none_translation_only" />

<Figure name="index-years" />

| a | b |
| - | - |
| <Fact id="fee-prp" /> | c |
`

const three = (words: string) => JSON.stringify({ en: words, ru: words, kk: words })

const folder = contentFolder({
  'facts/more.yml': `- id: wait
  title: { en: How long, ru: Сколько, kk: Қанша }
  unit: calendar-days
  checked: 2026-11-22
  confidence: official
  act: code
  article: '7'
  periods:
    - { from: 2020-01-01, value: 30, sources: [law] }
    - { from: 2026-12-01, value: 45, sources: [law] }
- id: level
  title: ${three('Level')}
  unit: text
  checked: 2026-11-22
  confidence: contested
  periods:
    - from: 2020-01-01
      value: null
      sources: [law]
      readings:
        - { who: ${three('One')}, says: ${three('It is low.')}, sources: [law] }
        - { who: ${three('Other')}, says: ${three('It is high.')}, sources: [law] }
`,
  'acts.yml': `- { id: code, title: ${three('The code')}, short: ${three('the code')}, url: 'https://code.example/', seen: 'no' }\n`,
  'glossary.yml': `- { id: card, term: ${three('card [of plastic]')}, meaning: ${three('A card')}, checked: true }\n`,
  'steps/card.yml': `- { id: photo, kind: bring, title: ${three('A photo')}, detail: ${three('Not older than {wait}.')}, facts: [wait] }\n`,
  'guides/start-here/en.mdx': original(BODY),
  'guides/start-here/ru.mdx': translation(
    'Ждать <Fact id="wait" case="genitive" />.\n',
    'ffffffffffff',
  ),
  'guides/start-here/kk.mdx': null,
})
vi.spyOn(process, 'cwd').mockReturnValue(dirname(folder.dir))
afterAll(() => folder[Symbol.dispose]())

function guide() {
  const found = findGuide('start-here')
  if (!found) throw new Error('the guide is missing')
  return found
}

function markdown(locale: Locale, day: string): string {
  return guideMarkdown(guide(), textFor(guide(), locale), locale, day).replaceAll('\u00a0', ' ')
}

test.each([
  ['2026-11-30', '30 calendar days'],
  ['2026-12-01', '45 calendar days'],
])('on %s every place that shows the term says %s', (day, term) => {
  const text = markdown('en', day)
  expect(text).toContain(`You wait ${term}, [see](https://guide.example/en/guides/start-here)`)
  expect(text).toContain(`- [ ] A photo. Not older than ${term}.`)
  expect(text).toContain(`**[How long](<https://guide.example/en/facts/wait>)**: ${term}. Since`)
})

test.each([
  ['words of the sentence stay', 'and so long, by the [the code](<https://code.example/>)'],
  ['a term is in words, its brackets are no link', 'on the card \\[of plastic\\].'],
  ['a warning is a quotation', '> **Warning**\n>\n> Do not be *late*.'],
  [
    'steps are a numbered list',
    '1. **Go**\n\n   Walk [there](https://there.example/).\n\n1. **Come back**',
  ],
  [
    'a contested point has all its readings',
    '> - **One**: It is low. ([The law](<https://law.example.kz/act>)',
  ],
  [
    'its value is not said to be known',
    '**[Level](<https://guide.example/en/facts/level>)**: sources differ.',
  ],
  ['countries are named', 'Kyrgyzstan'],
  ['a chart is its sums', '- 2020-01-01: 4,325 ₸'],
  ['a table stays one', '| a | b |'],
  [
    'a fact names its act, article and day of check',
    'Based on: the code, Article 7. (checked 22 November 2026; read in an official text)',
  ],
  ['the day and the lack of a review are said', '- Figures as of 30 November 2026\n'],
  [
    'sources stand at the end',
    '## Sources\n\n- [The law](<https://law.example.kz/act>), The state, no date\n',
  ],
])('%s', (_what, words) => {
  expect(markdown('en', '2026-11-30')).toContain(words)
})

test('no tag is left in it', () => {
  expect(markdown('en', '2026-11-30')).not.toMatch(/<[A-Z/]/)
})

test('a translation that is behind says so, and its figures are in its own grammar', () => {
  const text = markdown('ru', '2026-11-30')
  expect(text).toContain('Ждать 30 календарных дней.')
  expect(text).toContain('Оригинал (английский) изменился')
  expect(text).toContain('Носитель языка этот перевод пока не проверял.')
})

test('in place of a missing translation stands the original, with a word about it', () => {
  const text = markdown('kk', '2026-11-30')
  expect(text).toContain('# Where to begin')
  expect(text).toContain('Бұл мақала қазақ тіліне әлі аударылған жоқ')
  expect(text).toContain('https://guide.example/kk/guides/start-here')
})

test('the structured data says what the page shows and no more', () => {
  const data = guideStructuredData(guide(), textFor(guide(), 'ru'), 'ru', '2026-12-01')
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        '@id': 'https://guide.example/ru/guides/start-here',
        headline: 'Начало',
        inLanguage: 'ru',
        datePublished: '2026-11-22',
        dateModified: '2026-12-01',
        translationOfWork: { '@id': 'https://guide.example/en/guides/start-here' },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { position: 1, item: 'https://guide.example/ru' },
          { position: 2, item: 'https://guide.example/ru/guides' },
          { position: 3, name: 'Начало' },
        ],
      },
    ],
  })
})

test('structured data of a page in place of a missing translation is the original’s', () => {
  const data = guideStructuredData(guide(), textFor(guide(), 'kk'), 'kk', '2026-12-01')
  const article = { '@id': 'https://guide.example/en/guides/start-here', inLanguage: 'en' }
  expect(data).toMatchObject({ '@graph': [article, {}] })
})
