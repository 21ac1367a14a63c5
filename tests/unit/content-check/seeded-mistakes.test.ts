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
  [
    'no-break blanks before a field',
    () => inFact('      value: 4600', `${'\u00a0'.repeat(6)}value: 4600`),
    'late.yml:8: This line is indented with blanks of another kind, as they are copied from a page. Delete them and type ordinary blanks.',
  ],
  [
    'a blank too many before a field',
    () => inFact('      value: 4600', '       value: 4600'),
    'late.yml:8: This line does not begin below the other lines of its record. Give it as many blanks as the lines around it have.',
  ],
  [
    'an open quote behind a list over several lines',
    () => inFact('  unit: kzt', '  title: {\n    en: A, ru: B,\n    kk: C }\n  unit: "kzt'),
    'late.yml:6: The quote " that begins “unit” is not closed.',
  ],
  [
    'a field below the hyphen of its record',
    () => inFact('      value: 4600', '    value: 4600'),
    'late.yml:8: This line does not begin below the other lines of its record.',
  ],
  [
    'the same field twice',
    () => inFact('unit: kzt', 'unit: kzt\n  unit: usd'),
    'late.yml:4: “unit” stands twice in one record. Keep the right one and delete the other.',
  ],
  [
    'no blank after a hyphen',
    () => inFact('- id: late-fee', '-id: late-fee'),
    'late.yml:1: There is no blank after the hyphen that begins a record. Write “- id: late-fee”.',
  ],
  [
    'a comma in words between brackets',
    () => inFact('en: Late fee', 'en: Late, fee'),
    'late.yml:2: A comma has cut the words before “fee” in two. Put words that hold a comma in quotes.',
  ],
  [
    'a colon in words between brackets',
    () => inFact('en: Late fee', 'en: Late: fee'),
    'late.yml:2: The words of “en” hold a colon. Put them in quotes.',
  ],
  [
    'a Cyrillic letter in the name of a field',
    () => inFact('unit: kzt', 'un\u0456t: kzt'),
    'late.yml:3: “un\u0456t” has letters of another alphabet that look alike, or signs that nobody sees. Delete it and type “unit”.',
  ],
  [
    'a Cyrillic letter in a word of the list',
    () => inFact('unit: kzt', 'unit: \u043azt'),
    'late.yml:3: “\u043azt” has letters of another alphabet that look alike, or signs that nobody sees. Delete it and type “kzt”.',
  ],
  [
    'a Cyrillic letter in a source',
    () => inFact('sources: [law]', 'sources: [l\u0430w]'),
    'late.yml:9: “l\u0430w” has letters of another alphabet that look alike, or signs that nobody sees. Delete it and type “law”.',
  ],
  [
    'a byte-order mark in the middle',
    () => inFact('  unit: kzt', '\ufeff  unit: kzt'),
    'late.yml:3: This line holds a sign that nobody sees (U+FEFF). Delete the words around it and type them again.',
  ],
  [
    'two versions that were not merged',
    () => inFact('  unit: kzt', '<<<<<<< HEAD\n  unit: kzt\n=======\n  unit: usd\n>>>>>>> b'),
    'late.yml:3: Two versions of this file were not merged: it holds lines that begin with <<<<<<<, =======, >>>>>>>. Keep the words of one version and delete these lines.',
  ],
  [
    'an empty file',
    () => ['facts/late.yml', ''],
    'late.yml:1: This file is empty. Restore its text, or take the file away.',
  ],
  // Texts
  [
    'printed quotes in a tag',
    () => inRussian('id="fee-prp"', 'id=“fee-prp”'),
    'ru.mdx:8: The value of “id” in <Fact> does not stand in straight quotes. Write id="fee-prp".',
  ],
  [
    'no quotes in a tag',
    () => inRussian('id="fee-prp"', 'show="both" id=fee-prp'),
    'ru.mdx:8: The value of “id” in <Fact> does not stand in straight quotes. Write id="fee-prp".',
  ],
  [
    'a Cyrillic letter in the id of a record',
    () => inRussian('fee-prp', 'f\u0435e-prp'),
    'ru.mdx:8: “f\u0435e-prp” has letters of another alphabet that look alike, or signs that nobody sees. Delete it and type “fee-prp”.',
  ],
  [
    'an invisible blank in the id of a record',
    () => inRussian('fee-prp', 'fee-prp\u200b'),
    'ru.mdx:8: This line holds a sign that nobody sees (U+200B). Delete the words around it and type them again.',
  ],
  [
    'less than, as a sign',
    () => inRussian('Нужно', 'Доход <много'),
    'ru.mdx:8: There is a “<” in the text, which begins a tag. Put \\ before it if a reader should see it, or say it in words.',
  ],
  [
    'a comment',
    () => inRussian('Нужно', '<!-- проверить --> Нужно'),
    'ru.mdx:8: The text holds a comment, which begins with <!--. Take it out: readers do not need it.',
  ],
  ['a line break of HTML', () => inRussian('Нужно', 'Нужно<br>'), 'ru.mdx:8: There is no tag <br>'],
  [
    'a blank within a link',
    () => inRussian('Нужно', '[Нужно] (/guides/start-here)'),
    'ru.mdx:8: There is a blank between the words of a link and its address: [Нужно] (/guides/start-here). Take the blank out.',
  ],
  [
    'a heading without its blank',
    () => inRussian('Нужно', '##Итог\n\nНужно'),
    'ru.mdx:8: There is no blank after the ## of a heading, so that readers see the signs. Write “## Итог”.',
  ],
  [
    'bold words without an end',
    () => inRussian('Нужно', '**Нужно'),
    'ru.mdx:8: Readers see ** here, since bold words do not both begin and end.',
  ],
  [
    'two versions of a text that were not merged',
    () => inRussian('Нужно', '<<<<<<< HEAD\nНужно\n=======\nНадо\n>>>>>>> b\n'),
    'ru.mdx:8: Two versions of this file were not merged',
  ],
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
    ['UTF-16 without a mark', utf16(FACT).subarray(2)],
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
