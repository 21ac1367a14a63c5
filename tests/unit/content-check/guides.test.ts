import { expect, test } from 'vitest'
import { findingsWith, original, translation } from '#tests/factories/content-folder.ts'

/** The first line of a translation's text. */
const BODY = 8

/** What the checker says about the Russian text, besides that it shows other records. */
function findingsIn(body: string): string[] {
  return findingsWith({ 'guides/start-here/ru.mdx': translation(body) })
    .filter((line) => line.startsWith('content/guides/start-here/ru.mdx'))
    .filter((line) => !line.includes('does not show the same'))
}

const FACT = 'Add it as a fact and write <Fact id="…" /> here, or say it without a number.'

test.each([
  ['a number', 'Ждите 45 дней.', 0, `“45 дней” is a bare number. ${FACT}`],
  [
    'a number in words',
    'Ждите сорок пять дней.',
    0,
    `“сорок пять дней” is a number in words. ${FACT}`,
  ],
  [
    'a number on a later line',
    'Ждите.\n\nВсего\n45 дней.',
    3,
    `“45 дней” is a bare number. ${FACT}`,
  ],
  [
    'a number whose unit is set off',
    'Ждите **сорок** дней.',
    0,
    `“сорок дней” is a number in words. ${FACT}`,
  ],
  [
    'a number within a tag',
    '<Fact id="mci">45 дней</Fact>',
    0,
    `“45 дней” is a bare number. ${FACT}`,
  ],
  ['a number in a heading', '## За 45 дней', 0, `“45 дней” is a bare number. ${FACT}`],
  ['a number in a table', '| а |\n| --- |\n| 45 дней |', 2, `“45 дней” is a bare number. ${FACT}`],
  [
    'a number in the title of a step',
    '<Steps>\n<Step title="Ждите 45 дней">\nДа.\n</Step>\n</Steps>',
    1,
    `“45 дней” is a bare number. ${FACT}`,
  ],
  [
    'an unknown tag',
    '<Fakt id="mci" />',
    0,
    'There is no tag <Fakt>. Use plain Markdown or one of: Fact, Act, Term, Warning, Contested, Steps, Step, Papers, ForCountry, Figure, Picture.',
  ],
  [
    'an unknown attribute',
    '<Fact id="mci" day="x" />',
    0,
    '<Fact> has no attribute “day”. It has: id, show, case, form.',
  ],
  [
    'an unknown value',
    '<Fact id="mci" case="dative" />',
    0,
    '<Fact> has no case “dative”. Write one of: nominative, genitive.',
  ],
  ['a tag without its id', '<Fact />', 0, '<Fact> has no id. Write <Fact id="…">.'],
  [
    'an attribute in braces',
    '<Fact id={mci} />',
    0,
    '“id” of <Fact> is not in quotes. Write id="…".',
  ],
  [
    'an unknown record',
    'А\n\n<Fact id="fee" />',
    2,
    'There is no record “fee”. Correct the id or add the record to content/facts.',
  ],
  [
    'an unknown act',
    '<Act id="law" />',
    0,
    'There is no act “law”. Correct the id or add the act to acts.yml.',
  ],
  [
    'an unknown term',
    '<Term id="visa">визу</Term>',
    0,
    'There is no term “visa”. Correct the id or add the term to glossary.yml.',
  ],
  [
    'an unknown stage',
    '<Papers stage="bank" />',
    0,
    '<Papers> has no stage “bank”. Write one of: start, arrive, screening, papers, money, home, apply, card, keep, live.',
  ],
  [
    'a stage without steps',
    '<Papers stage="money" />',
    0,
    'The stage “money” has no steps, so <Papers> would be empty. Write content/steps/money.yml or take the tag out.',
  ],
  [
    'an unknown route',
    '<ForCountry route="post" />',
    0,
    '<ForCountry> has no route “post”. Write one of: none_translation_only, apostille, consular_legalisation, check, domestic.',
  ],
  [
    'an unknown figure',
    '<Figure name="pie" />',
    0,
    '<Figure> has no name “pie”. Write one of: index-years, application-timeline, stations, split-stay, criminal-record, lease, bank-certificate.',
  ],
  [
    'a contested passage without readings',
    '<Contested id="mci">\n\nДа.\n\n</Contested>',
    0,
    '“mci” has no readings, so <Contested> would be empty. Give the record readings, or show it with <Fact>.',
  ],
  [
    'tenge of a record that is not in MCI',
    '<Fact id="fee-card" show="tenge" />',
    0,
    '“fee-card” has the unit “count”, so there is no tenge to show. Leave “show” out, or show another record.',
  ],
  [
    'a link to no guide',
    '[тут](/guides/nowhere)',
    0,
    'There is no guide “nowhere”. Correct the link /guides/nowhere or write the guide.',
  ],
  [
    'a link to no record',
    '[тут](/facts/nothing)',
    0,
    'There is no record “nothing”. Correct the link /facts/nothing or add the record.',
  ],
  [
    'a link that names a language',
    '[тут](/ru/guides/start-here)',
    0,
    'The link /ru/guides/start-here names a language. Leave the language out: the page adds its own.',
  ],
  [
    'a link to no page',
    '[тут](/money)',
    0,
    'The link /money leads to no page of the site. Begin it with / and name a page, a guide or a record; other sites with https://.',
  ],
  [
    'a link to no heading',
    '## Начало\n\n[тут](#конец)',
    2,
    'The link #конец leads to a heading that is not there. Headings of content/guides/start-here/ru.mdx: #начало.',
  ],
  [
    'a malformed address',
    '[тут](https://law)',
    0,
    'The address https://law names no host on the web. Copy it anew from the browser.',
  ],
  [
    'a second title',
    '# Начало',
    0,
    '“Начало” is a second title of the page. Begin sections with ##.',
  ],
  ['a skipped level', '## А\n\n#### Б', 2, '“Б” skips a level of headings. Begin it with ###.'],
  [
    'an expression',
    'Это {1 + 1}.',
    0,
    'Expressions in braces are not for texts. Use a tag or an address that begins with https, or put \\ before a brace that a reader should see.',
  ],
])('%s is found on its line', (_what, body, below, words) => {
  expect(findingsIn(`${body}\n`)).toContain(
    `content/guides/start-here/ru.mdx:${BODY + below}: ${words}`,
  )
})

test('a tag that is not closed is found on the line of the file, not of the text', () => {
  const [line] = findingsIn('Да.\n\n<Warning>\n\nНет.\n')
  expect(line).toMatch(/^content\/guides\/start-here\/ru\.mdx:10: The tag <Warning> is not closed/)
})

test('links, tags and names that are right have no findings', () => {
  const body = `## Виза B8

{/* для редакторов */}
<Fact id="fee-prp" show="value" case="genitive" />, [сам](/guides/start-here#виза-b8),
[запись](/facts/mci), [сайт](https://egov.kz/cms/ru), форма 028/у.
`
  expect(findingsIn(body)).toEqual([])
})

test.each([
  ['title: Начало', 'title: За 45 дней', 2, 'is a bare number'],
  ['audience: Всем, кто приехал', 'audience: Кому дали сорок дней', 4, 'is a number in words'],
  [
    'reviewer: null',
    'reviewer: nobody',
    6,
    'There is no person “nobody”. Correct the id or add them to people.yml.',
  ],
  [
    'locale: en',
    'locale: kk',
    5,
    'It says that it translates “kk”, but the original is in “en”. Write locale: en.',
  ],
  ['title: Начало', 'title: А', 2, '“title” has fewer than 3 characters. Complete it.'],
  ['reviewer: null', 'reviewer: null\nstage: start', 7, 'There is no field “stage” here.'],
])('front matter with “%s” as “%s” is found', (right, wrong, at, words) => {
  const text = translation('Нужно: <Fact id="fee-prp" />.\n').replace(right, wrong)
  const found = findingsWith({ 'guides/start-here/ru.mdx': text })
  expect(
    found.find((line) => line.startsWith(`content/guides/start-here/ru.mdx:${at}:`)),
  ).toContain(words)
})

test.each([
  ['sources: [law]', 'sources: [lore]', 11, 'There is no source “lore”'],
  ['author: editors', 'author: nobody', 7, 'There is no person “nobody”'],
  ['reviewer: null', 'reviewer: null\nrelated: [nowhere]', 9, 'There is no guide “nowhere”'],
  [
    'reviewer: null',
    'reviewer: null\nrelated: [start-here]',
    9,
    'The guide names itself as related',
  ],
  ['stage: start', 'stage: begin', 5, '“stage” is none of the words it may be ("begin")'],
  [
    'checked: 2026-11-22',
    'checked: 2027-11-22',
    10,
    'This guide was checked on 2027-11-22, a day that has not come',
  ],
  [
    'checked: 2026-11-22',
    'checked: 2025-11-22',
    10,
    'Warning: This guide was checked on 2025-11-22 and is due again since 2026-11-22',
  ],
])('front matter of an original with “%s” as “%s” is found', (right, wrong, at, words) => {
  const text = original('You need <Fact id="fee-prp" />.\n').replace(right, wrong)
  const found = findingsWith({ 'guides/start-here/en.mdx': text })
  expect(
    found.find((line) => line.startsWith(`content/guides/start-here/en.mdx:${at}:`)),
  ).toContain(words)
})

test('two guides at one place of the way are found', () => {
  const found = findingsWith({
    'guides/start-there/en.mdx': original('You need <Fact id="fee-prp" />.\n'),
  })
  expect(found).toContain(
    'content/guides/start-there/en.mdx:6: The guide has the same stage and order as content/guides/start-here/en.mdx. Give one of the two another “order”.',
  )
})

test('a file without front matter is found', () => {
  expect(findingsWith({ 'guides/start-here/kk.mdx': 'Керегі.\n' })).toContain(
    'content/guides/start-here/kk.mdx:1: The file does not begin with front matter. Begin it with a line ---, then title and the other fields, then a line ---.',
  )
})
