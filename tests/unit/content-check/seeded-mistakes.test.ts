import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkContent } from '#lib/content-check/content-check.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { findingWords } from '#lib/publishing/check/finding-words.ts'
import { CHECK_DAY, contentFolder, translation } from '#tests/factories/content-folder.ts'

/** A record as editors write them, which stands in a file of its own. */
const FACT = `- id: late-fee
  title: { en: Late fee, ru: Штраф, kk: Айыппұл }
  unit: kzt
  checked: 2026-11-22
  confidence: official
  periods:
    - from: 2022-01-01
      value: 4600
      sources: [law]
    - from: 2023-01-01
      value: 4700
      sources: [law]
`

/** What the checker says, first finding first, of a content with the record and one mistake in it. */
function said(file: string, text: string | Uint8Array): string[] {
  using folder = contentFolder({ 'facts/late.yml': FACT })
  const path = join(folder.dir, file)
  writeFileSync(path, text)
  return checkContent(readContent(folder.dir, CODE), CHECK_DAY).map(formatFinding)
}

/** The same of a file whose text is a draft in the editing room: it lies in no folder yet. */
function drafted(file: string, text: string) {
  using folder = contentFolder({ 'facts/late.yml': FACT })
  const content = readContent(folder.dir, CODE, new Map([[file, text]]))
  return checkContent(content, CHECK_DAY)
}

const CODE = [{ path: 'lib/fees.ts', text: "factOn('late-fee', day)" }]

function inFact(from: string, to: string): [string, string] {
  expect(FACT).toContain(from)
  return ['facts/late.yml', FACT.replace(from, to)]
}

const RU = translation('Нужно: <Fact id="fee-prp" />.\n')

function inRussian(from: string, to: string): [string, string] {
  expect(RU).toContain(from)
  return ['guides/start-here/ru.mdx', RU.replace(from, to)]
}

type Mistake = [what: string, change: () => [string, string | Uint8Array], first: string]

/** Mistake → the first line of what is said. */
const MISTAKES: Mistake[] = [
  // Numbers
  [
    'blanks in a number',
    () => inFact('4600', '4 600'),
    'late.yml:8: “value” in “periods” is no number as it is written ("4 600"). Write digits alone, without blanks and without the unit: 4600.',
  ],
  [
    'a no-break blank in a number',
    () => inFact('4600', '4\u00a0600'),
    'late.yml:8: “value” in “periods” is no number as it is written ("4\u00a0600"). Write digits alone, without blanks and without the unit: 4600.',
  ],
  [
    'a decimal comma',
    () => inFact('4600', '4600,5'),
    'late.yml:8: “value” in “periods” is no number as it is written ("4600,5"). Write it with a point: 4600.5.',
  ],
  [
    'commas between thousands',
    () => inFact('4600', '1,004,600'),
    'late.yml:8: “value” in “periods” is no number as it is written ("1,004,600"). Write digits alone: 1004600.',
  ],
  [
    'points between thousands',
    () => inFact('4600', '1.004.600'),
    'late.yml:8: “value” in “periods” is no number as it is written ("1.004.600"). Write digits alone: 1004600.',
  ],
  [
    'the unit in the value',
    () => inFact('4600', '4600 ₸'),
    'late.yml:8: “value” in “periods” is no number as it is written ("4600 ₸"). Write digits alone, without blanks and without the unit: 4600.',
  ],
  [
    'a word for a number',
    () => inFact('4600', 'many'),
    'late.yml:8: “value” in “periods” has none of the forms it may have ("many"). Write a number, true or false, a day as YYYY-MM-DD, or words in en, ru and kk.',
  ],
  [
    'a digit too many',
    () => inFact('4700', '47000'),
    'late.yml:11: The value of “late-fee” goes from 4600 to 47000, about 10 times as much. Count the digits and look at the source again. If it is right, say so in a “note” of this period.',
  ],
  [
    'a digit too few',
    () => inFact('4700', '470'),
    'late.yml:11: The value of “late-fee” goes from 4600 to 470, about 10 times as little. Count the digits and look at the source again. If it is right, say so in a “note” of this period.',
  ],
  [
    'true for a sum',
    () => inFact('value: 4600', 'value: true'),
    'late.yml:8: A value of “late-fee” does not fit its unit “kzt”. Write a number.',
  ],
  // YAML
  [
    'a tab',
    () => inFact('      value: 4600', '\tvalue: 4600'),
    'late.yml:8: This line is indented with a tab. Indent it with blanks, as the lines around it are.',
  ],
  [
    'an open square bracket',
    () => inFact('sources: [law]', 'sources: [law'),
    'late.yml:9: The “[” on this line is not closed. Write “]” where it ends.',
  ],
  [
    'an open curly bracket',
    () => inFact('kk: Айыппұл }', 'kk: Айыппұл'),
    'late.yml:2: The “{” on this line is not closed. Write “}” where it ends.',
  ],
  [
    'the wrong closing bracket',
    () => inFact('sources: [law]', 'sources: [law}'),
    'late.yml:9: The “[” on this line is not closed. Write “]” where it ends.',
  ],
  [
    'an open quote',
    () => inFact('confidence: official', 'confidence: "official'),
    'late.yml:5: The quote " that begins “confidence” is not closed. Write " at its end, and put the whole in the other kind of quotes if it holds one.',
  ],
  [
    'no blank after a colon',
    () => inFact('unit: kzt', 'unit:kzt'),
    'late.yml:3: There is no blank after “unit:”. Write “unit: kzt”.',
  ],
  [
    'a colon in words',
    () => inFact('unit: kzt', 'article: Article 5: fees\n  unit: kzt'),
    'late.yml:3: The words of “article” hold a colon. Put them in quotes.',
  ],
  [
    'words that begin with a sign',
    () => inFact('unit: kzt', 'article: @5\n  unit: kzt'),
    'late.yml:3: The words of “article” begin with “@”, which means something else here. Put them in quotes.',
  ],
  [
    'a field that is not there',
    () => inFact('unit: kzt', 'unit: kzt\n  curency: KZT'),
    'late.yml:4: There is no field “curency” here. Correct its spelling, move it to where it belongs, or take it out.',
  ],
  [
    'a field left out',
    () => inFact('  unit: kzt\n', ''),
    'late.yml:1: “unit” is missing. Write one of: mci, kzt, usd, calendar-days, working-days, months, years, age, percent, points, count, minutes, millimetres, square-metres, date, text, yes-no.',
  ],
  [
    'a word that is none of the list',
    () => inFact('unit: kzt', 'unit: tenge'),
    'late.yml:3: “unit” is none of the words it may be ("tenge"). Write one of: mci, kzt, usd, calendar-days, working-days, months, years, age, percent, points, count, minutes, millimetres, square-metres, date, text, yes-no.',
  ],
  [
    'a day that is none',
    () => inFact('from: 2023-01-01', 'from: 2026-02-30'),
    'late.yml:10: “from” in “periods” is malformed ("2026-02-30"). Write a day of the calendar as YYYY-MM-DD.',
  ],
  [
    'a day as people write it',
    () => inFact('from: 2023-01-01', 'from: 01.01.2026'),
    'late.yml:10: “from” in “periods” is malformed ("01.01.2026"). Write a day of the calendar as YYYY-MM-DD.',
  ],
  [
    'a language left out',
    () => inFact(', kk: Айыппұл', ''),
    'late.yml:2: “kk” in “title” is missing. Write it as the other records have it.',
  ],
  [
    'a source that is not there',
    () => inFact('sources: [law]', 'sources: [lwa]'),
    'late.yml:9: There is no source “lwa”',
  ],
  [
    'the same id twice',
    () => ['facts/late.yml', FACT + FACT],
    'late.yml:13: The id “late-fee” is already taken at content/facts/late.yml:1. Give this record another id, or merge the two.',
  ],
  // Texts
  [
    'a stray curly bracket',
    () => inRussian('Нужно', 'Нуж{но'),
    'ru.mdx:8: There is a “{” or “}” in the text, which begins or ends code. Put \\ before it if a reader should see it, or take it out.',
  ],
  [
    'an expression',
    () => inRussian('Нужно', 'Нужно {1 + 1}'),
    'ru.mdx:8: Expressions in braces are not for texts',
  ],
  [
    'a tag that is not closed',
    () => inRussian('Нужно', '<Warning>\n\nНужно'),
    'ru.mdx:8: The tag <Warning> is not closed where it should be. Write </Warning> where its words end, or <Warning … /> if it has none.',
  ],
  [
    'a tag that is not there',
    () => inRussian('<Fact id', '<Fakt id'),
    'ru.mdx:8: There is no tag <Fakt>',
  ],
  [
    'a record that is not there',
    () => inRussian('fee-prp', 'fee-pr'),
    'ru.mdx:8: There is no record “fee-pr”',
  ],
  ['a number in a text', () => inRussian('Нужно', 'Нужно 10 дней и'), 'ru.mdx:8: '],
  [
    'no front matter',
    () => ['guides/start-here/ru.mdx', 'Нужно.\n'],
    'ru.mdx:1: The file does not begin with front matter. Begin it with a line ---, then title and the other fields, then a line ---.',
  ],
  [
    'a tab in front matter',
    () => inRussian('reviewer: null', '\treviewer: null'),
    'ru.mdx:6: This line is indented with a tab. Indent it with blanks, as the lines around it are.',
  ],
  [
    'a link that runs script',
    () => inRussian('Нужно', '[Нужно](javascript:alert(1))'),
    'ru.mdx:8: A link cannot lead to “javascript:alert(1)”',
  ],
  // Files
  [
    'a copy of a text',
    () => ['guides/start-here/en copy.mdx', RU],
    'guides/start-here/en copy.mdx:1: Nothing on the site reads this file. Only en.mdx, ru.mdx, kk.mdx are read in guides/start-here: rename it to one of these, or take it away.',
  ],
  [
    'another ending',
    () => ['facts/fees.yaml', FACT],
    'facts/fees.yaml:1: Nothing on the site reads this file. Give it a name in small letters, digits and hyphens that ends in .yml, or take it away.',
  ],
  [
    'a document of an office program',
    () => ['guides/Budget.docx', 'x'],
    'guides/Budget.docx:1: Nothing on the site reads this file.',
  ],
  [
    'another capital',
    () => ['guides/start-here/RU.mdx', RU],
    'guides/start-here/RU.mdx:1: Nothing on the site reads this file.',
  ],
  [
    'Windows-1251',
    () => ['facts/late.yml', windows1251(FACT)],
    'late.yml:1: The file is not saved as UTF-8',
  ],
  [
    'a JSON comma too many',
    () => ['messages/ru.json', '{ "site": { "name": "Guide", } }'],
    'messages/ru.json:1: This is not readable JSON. Look for a comma too many or too few, or a quote that is not closed.',
  ],
]

/** Cyrillic in one byte a letter, as old Windows programs save it. */
function windows1251(text: string): Uint8Array {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  return Uint8Array.from(codes.map((code) => (code >= 0x410 && code < 0x450 ? code - 0x350 : code)))
}

describe('the first finding tells an editor what to fix', () => {
  test('there are forty mistakes and more', () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(40)
  })

  test.each(MISTAKES)('%s', (_what, change, first) => {
    const [file, text] = change()
    const findings = said(file, text)
    expect(findings[0]).toContain(first)
    // A mistake causes one error, or two if a second rule reports it as well.
    expect(findings.filter((line) => !line.includes(': Warning: ')).length).toBeLessThanOrEqual(2)
  })

  test.each(MISTAKES)(
    '%s, in a draft at the desk, in each of its languages',
    (_what, change, first) => {
      const [file, text] = change()
      // An editor’s field holds no other encodings.
      if (typeof text !== 'string') return
      const found = drafted(file, text)
      expect(found.map(formatFinding)).toEqual(said(file, text))
      const [finding] = found
      if (!finding) throw new Error(`nothing is said of ${file}`)
      const [english, russian, kazakh] = LOCALES.map((locale) => findingWords(locale, finding))
      expect(`${finding.path}:${finding.line}: ${english}`).toContain(first.split('. ')[0])
      expect(russian).toMatch(/[а-яё]{4}/i)
      expect(kazakh).toMatch(/[әіңғүұқөһ]/i)
      expect(new Set([english, russian, kazakh]).size).toBe(3)
    },
  )
})

describe('files as people save them', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
  test.each([
    ['a byte-order mark', Buffer.from(`\ufeff${FACT}`)],
    ['UTF-16', utf16(FACT)],
    ['UTF-16, the other end first', utf16(FACT).swap16()],
    ['line ends of Windows', Buffer.from(FACT.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', Buffer.from(FACT.replaceAll('\n', '\r'))],
    ['decomposed letters', Buffer.from(FACT.normalize('NFD'))],
  ])('%s is read', (_what, bytes) => {
    expect(said('facts/late.yml', bytes)).toEqual(said('facts/late.yml', FACT))
  })

  test.each([
    ['a byte-order mark', Buffer.from(`\ufeff${RU}`)],
    ['UTF-16', utf16(RU)],
    ['line ends of Windows', Buffer.from(RU.replaceAll('\n', '\r\n'))],
    ['decomposed letters', Buffer.from(RU.normalize('NFD'))],
  ])('a text with %s is read', (_what, bytes) => {
    expect(said('guides/start-here/ru.mdx', bytes)).toEqual(said('guides/start-here/ru.mdx', RU))
  })
})
