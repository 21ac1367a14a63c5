import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkContent } from '#lib/content-check/content-check.ts'
import type { Finding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { findingWords } from '#lib/publishing/check/finding-words.ts'
import { CHECK_DAY, contentFolder, translation } from '#tests/factories/content-folder.ts'

const RECORD = `- id: late-fee
  title: { en: Late fee, ru: Штраф, kk: Айыппұл }
  unit: kzt
  checked: 2026-11-22
  confidence: official
  periods:
    - from: 2022-01-01
      value: 4600
      sources: [law]
`

/** Content with one mistake in it; what is replaced has to be there. */
function mistaken(file: string, change: (text: string) => string): Finding[] {
  using folder = contentFolder({ 'facts/late.yml': RECORD })
  const path = join(folder.dir, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  const found = checkContent(readContent(folder.dir, []), CHECK_DAY)
  expect(found.length).toBeGreaterThan(0)
  return found.filter(({ path: where }) => where === `content/${file}`)
}

/** A mistake in a record, in a text, in a message, in another list. */
const inRecord = (from: string, to: string): Mistake => [
  'facts/late.yml',
  (text) => text.replace(from, to),
]
const inText = (body: string): Mistake => ['guides/start-here/ru.mdx', () => translation(body)]
const inMessage = (words: string): Mistake => [
  'messages/ru.json',
  () => JSON.stringify({ site: { name: words } }, null, 2),
]
const inForm = (words: string): Mistake =>
  inRecord(
    '  periods:',
    `  forms: { copies: { en: "${words}", ru: "${words}", kk: "${words}" } }\n  periods:`,
  )
const inList = (file: string, from: string | RegExp, to: string): Mistake => [
  file,
  (text) => text.replace(from, to),
]

type Mistake = [file: string, change: (text: string) => string]

/** What the parsers of YAML, MDX and messages and the rules of the schemas report → what to do. */
const MISTAKES: [what: string, mistake: Mistake, russian: string][] = [
  // The parser of YAML
  [
    'a field twice',
    inRecord('unit: kzt', 'unit: kzt\n  unit: usd'),
    '«unit» стоит в одной записи дважды. Оставьте верное и удалите другое.',
  ],
  [
    'a line too far left',
    inRecord('  unit: kzt', ' unit: kzt'),
    'Строка начинается не под соседними строками своей записи.',
  ],
  [
    'a line too far right',
    inRecord('  unit: kzt', '    unit: kzt'),
    'Строка начинается не под соседними строками своей записи.',
  ],
  ['a line of words', inRecord('  unit: kzt', '  unit: kzt\n  and more'), ''],
  ['a list item in a record', inRecord('  unit: kzt', '  unit: kzt\n  - law'), ''],
  ['two colons', inRecord('unit: kzt', 'unit: kzt: 5'), 'двоеточие'],
  [
    'a backslash in quotes',
    inRecord('unit: kzt', 'unit: kzt\n  article: "5\\и"'),
    'после \\ стоит буква, которой там быть не может. Возьмите слова в одинарные кавычки.',
  ],
  [
    'an asterisk',
    inRecord('[law]', '[*law]'),
    'начинаются со знака, который здесь значит другое. Возьмите слова в кавычки.',
  ],
  ['an exclamation mark', inRecord('[law]', '[!law x]'), ''],
  ['a percent sign', inRecord('- id: late-fee', '%5\n- id: late-fee'), ''],
  [
    'a line of dashes',
    inRecord('  unit: kzt', '---\n  unit: kzt'),
    'Строка начинается с --- или %',
  ],
  ['a comma too many', inRecord('[law]', '[law,,law]'), 'Здесь лишний знак.'],
  ['a list in brackets', inRecord('[law]', '[\n- law]'), ''],
  ['a comment without a blank', inRecord('[law]', '[law]#x'), 'Здесь чего-то не хватает'],
  ['a comma in a group left out', inRecord('Late fee, ru', 'Late fee ru'), ''],
  // The parser of MDX
  [
    'a tag closed that is not open',
    inText('Слова </Warning>.\n'),
    'Закрыт тег, который не открыт.',
  ],
  [
    'a smaller-than sign',
    inText('Если <6 дней.\n'),
    'В тексте есть «<»: с этого знака начинается тег.',
  ],
  ['a tag cut off', inText('Слова <Fact id="fee-prp"\n'), 'После «<» стоит то, что не тег.'],
  [
    'an attribute in a closing tag',
    inText('<Warning>Слова</Warning id="x">\n'),
    'В закрывающем теге есть что-то кроме имени.',
  ],
  [
    'a slash at the end of a closing tag',
    inText('<Warning>Слова</Warning/>\n'),
    'В закрывающем теге есть что-то кроме имени.',
  ],
  ['tags that cross', inText('<Warning><Steps>Слова</Warning></Steps>\n'), 'Тег'],
  ['a tag without a name', inText('<>Слова\n'), 'Тег не закрыт там, где надо.'],
  ['a tag that leaves its list', inText('- <Fact\nid="fee-prp" />\n'), ''],
  ['a tag open in a paragraph', inText('Слова <Warning> и ещё.\n\nКонец </Warning>\n'), 'Тег'],
  [
    'the word export',
    inText('export идёт морем.\n'),
    'с них начинается код. Начните строку с другого слова.',
  ],
  [
    'the word import',
    inText('import из Китая.\n'),
    'с них начинается код. Начните строку с другого слова.',
  ],
  ['a brace', inText('Слова { слова.\n'), 'Поставьте перед знаком \\'],
  ['a brace in an attribute', inText('<Fact id={fee /> слова.\n'), ''],
  // The parser of messages
  ['a brace that is not closed', inMessage('Сайт {name'), 'скобка «{» не закрыта'],
  ['empty braces', inMessage('Сайт {}'), 'между «{» и «}» ничего нет'],
  ['a sign in braces', inMessage('Сайт {имя!}'), 'стоит не имя'],
  ['a kind that is none', inMessage('Сайт {n, склонение}'), 'вид, которого нет'],
  ['no kind', inMessage('Сайт {n,}'), 'вид, которого нет'],
  ['no choices', inMessage('{n, plural}'), 'варианты написаны не так: one {…} other {…}'],
  ['a choice without words', inMessage('{n, plural, one}'), 'варианты написаны не так'],
  [
    'a choice twice',
    inMessage('{n, plural, one {#} one {#} other {#}}'),
    'один вариант стоит дважды',
  ],
  ['no other', inMessage('{n, plural, one {#}}'), 'не хватает other {…}'],
  ['a tag that is not closed', inMessage('<b>Сайт'), 'тег не закрыт'],
  [
    'a form with a brace too few',
    inForm('{n, plural, one {# day} other {# days}'),
    'скобка «{» не закрыта',
  ],
  // The rules of the schemas
  [
    'a name with capitals',
    inRecord(
      '  periods:',
      '  forms: { "Два слова": { en: "{n}", ru: "{n}", kk: "{n}" } }\n  periods:',
    ),
    '«Два слова» — не то имя',
  ],
  [
    'a list for words',
    inRecord('title: { en: Late fee, ru: Штраф, kk: Айыппұл }', 'title: [Late fee]'),
    'нужен набор полей',
  ],
  ['words for a list', inRecord('sources: [law]', 'sources: law'), 'нужен список'],
  ['a number for words', inRecord('en: Late fee', 'en: 5'), 'нужен текст, возьмите его в кавычки'],
  [
    'a page without its address',
    inList('sources.yml', / {2}url: .*\n/, ''),
    'Нужен адрес страницы',
  ],
  [
    'a country twice',
    inList('countries.yml', / {2}- code: KG[\s\S]*/, '$&$&'),
    'Страна «KG» записана дважды',
  ],
  [
    'a source of a country that is not there',
    inList(
      'countries.yml',
      'sources: [] }\n    documentRoute',
      'sources: [nobody] }\n    documentRoute',
    ),
    'Источника «nobody» в этом файле нет',
  ],
  ['a region left out', inList('offices.yml', /.*KZ-79.*\n/, ''), 'Региона «KZ-79» не хватает'],
  [
    'a region twice',
    inList('offices.yml', 'id: KZ-79', 'id: KZ-75'),
    'Регион «KZ-75» записан дважды',
  ],
  [
    'a service without a ground',
    inList('offices.yml', 'facts: [fee-prp]', 'facts: []'),
    'У этой услуги нет ни факта, ни источника',
  ],
  [
    'a day of another year',
    inList(
      'calendar.yml',
      'daysOff: []',
      'daysOff: [{ date: 2027-01-01, name: { en: New Year, ru: Новый год, kk: Жаңа жыл } }]',
    ),
    '2027-01-01 — не 2026 год',
  ],
  [
    'a Saturday',
    inList(
      'calendar.yml',
      'daysOff: []',
      'daysOff: [{ date: 2026-01-03, name: { en: New Year, ru: Новый год, kk: Жаңа жыл } }]',
    ),
    '2026-01-03 — суббота или воскресенье',
  ],
  [
    'a wrong count',
    inList('calendar.yml', 'workingDays: 261', 'workingDays: 260'),
    'в 2026 году 261 рабочий день, а не 260',
  ],
]

/** Three words of Latin letters in a row that are not quoted, not a name of code and not a path. */
function englishIn(words: string): string[] {
  const bare = words.replace(/«[^»]*»|“[^”]*”|"[^"]*"|'[^']*'|<[^>]*>|\{[^}]*\}|\([^)]*\)/g, '…')
  return bare.match(/\b[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}/g) ?? []
}

describe('what parsers and schemas report is said in the editor’s language', () => {
  test('there are more than forty mistakes', () => {
    expect(MISTAKES.length).toBeGreaterThan(40)
  })

  test.each(MISTAKES)('%s', (what, [file, change], russian) => {
    const found = mistaken(file, change)
    const [first] = found
    if (!first) throw new Error(`nothing is said of ${what}`)
    expect(found.map((finding) => findingWords('ru', finding)).join('\n')).toContain(russian)
    for (const finding of found) {
      for (const locale of ['ru', 'kk'] as const) {
        const said = findingWords(locale, finding)
        expect(englishIn(said), said).toEqual([])
        expect(said).toMatch(locale === 'ru' ? /[а-яё]{4}/i : /[әіңғүұқөһ]/i)
      }
    }
  })
})
