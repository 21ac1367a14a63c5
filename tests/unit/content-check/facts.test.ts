import { expect, test } from 'vitest'
import { UNITS } from '#lib/facts/schema.ts'
import { findingsWith, original } from '#tests/factories/content-folder.ts'

/** A record of the file `content/facts/own.yml`; its periods begin on line 7. */
function record(periods: string, head: Partial<Record<string, string>> = {}): string {
  const { id = 'own', unit = 'calendar-days', checked = '2026-11-22' } = head
  const { confidence = 'official', more = '' } = head
  return `- id: ${id}
  title: { en: Own, ru: Own, kk: Own }
  unit: ${unit}
  checked: ${checked}
  confidence: ${confidence}
${more}  periods:
${periods}`
}

/** What the checker says about the file of one record, besides that nothing uses it. */
function findingsOf(text: string): string[] {
  return findingsWith({ 'facts/own.yml': text })
    .filter((line) => line.startsWith('content/facts/own.yml'))
    .filter((line) => !line.includes('Nothing uses the record'))
}

const from = (day: string, rest: string) =>
  `    - { from: ${day}, value: 5, sources: [law]${rest} }\n`

test('a faultless content has no findings', () => {
  expect(findingsWith({})).toEqual([])
})

test.each([
  [
    'periods that overlap',
    record(from('2020-01-01', ', until: 2024-06-30') + from('2024-01-01', '')),
    'content/facts/own.yml:8: Two periods of “own” overlap from 2024-01-01. Let the earlier one end on 2023-12-31.',
  ],
  [
    'two periods that begin on one day',
    record(from('2020-01-01', '') + from('2020-01-01', '')),
    'content/facts/own.yml:8: Two periods of “own” overlap from 2020-01-01. Let the earlier one end on 2019-12-31.',
  ],
  [
    'periods out of order',
    record(from('2024-01-01', '') + from('2020-01-01', '')),
    'content/facts/own.yml:8: The periods of “own” are out of order at 2020-01-01. Put the periods in order, the oldest first.',
  ],
  [
    'a hole between periods',
    record(from('2020-01-01', ', until: 2023-12-31') + from('2024-03-01', '')),
    'content/facts/own.yml:8: “own” says nothing from 2024-01-01 to 2024-02-29. Add a period from 2024-01-01 with value: null, or close the gap.',
  ],
  [
    'a period that ends before it begins',
    record(
      `    - from: 2024-01-01\n      until: 2023-01-01\n      value: 5\n      sources: [law]\n${from('2024-02-01', '')}`,
    ),
    'content/facts/own.yml:8: A period of “own” ends on 2023-01-01, before it begins on 2024-01-01. Correct one of the two days.',
  ],
  [
    'a value without a source',
    record('    - from: 2024-01-01\n      value: 5\n      sources: []\n'),
    'content/facts/own.yml:9: A value of “own” has no source. Name the id of a page in sources.yml, or write value: null.',
  ],
  [
    'an unknown source',
    record(
      '    - from: 2024-01-01\n      value: 5\n      sources:\n        - law\n        - lore\n',
    ),
    'content/facts/own.yml:11: There is no source “lore”. Correct the id or add the page to sources.yml.',
  ],
  [
    'an unknown act',
    record(from('2024-01-01', ''), { more: '  act: law-of-nature\n' }),
    'content/facts/own.yml:6: There is no act “law-of-nature”. Correct the id or add the act to acts.yml.',
  ],
  [
    'an id that is taken',
    record(from('2024-01-01', ''), { id: 'fee-prp' }),
    'content/facts/own.yml:1: The id “fee-prp” is already taken at content/facts/contract.yml:28. Give this record another id, or merge the two.',
  ],
  [
    'a contested record without readings',
    record(from('2024-01-01', ''), { confidence: 'contested' }),
    'content/facts/own.yml:5: “own” is contested but does not say who reads it how. Add readings to its period, each with its sources.',
  ],
  [
    'a value in another unit',
    record('    - from: 2024-01-01\n      value: 45000\n      sources: [law]\n'),
    'content/facts/own.yml:8: 45000 of “own” lies outside 1 to 1100, which is plausible for “calendar-days”: longer terms are written in years. Look at the source again, and at the unit.',
  ],
  [
    'half a day',
    record('    - from: 2024-01-01\n      value: 4.5\n      sources: [law]\n'),
    'content/facts/own.yml:8: 4.5 of “own” is not a whole number. Look at the source again.',
  ],
  [
    'a value of another kind than its unit',
    record('    - from: 2024-01-01\n      value: true\n      sources: [law]\n'),
    'content/facts/own.yml:8: A value of “own” does not fit its unit “calendar-days”. Write a number.',
  ],
  [
    'a day before the republic',
    record('    - from: 2024-01-01\n      value: 1926-02-13\n      sources: [law]\n', {
      unit: 'date',
    }),
    'content/facts/own.yml:8: 1926-02-13 of “own” lies outside 1991-12-16 to 2050-12-31. Look at the source again: the republic is younger, and no rule is set so far ahead.',
  ],
  [
    'a sum in MCI before the index began',
    record(from('2019-06-01', ''), { unit: 'mci' }),
    'content/facts/own.yml:7: “own” is in MCI from 2019-06-01, but the index “mci” begins on 2020-01-01. Begin the period on 2020-01-01, or add older periods to “mci”.',
  ],
  [
    'a check that lies ahead',
    record(from('2024-01-01', ''), { checked: '2062-11-22' }),
    'content/facts/own.yml:4: “own” (official) was checked on 2062-11-22, a day that has not come. Write the day on which it was checked.',
  ],
  [
    'a field that does not exist',
    record(from('2024-01-01', ''), { more: '  sorces: [law]\n' }),
    'content/facts/own.yml:6: There is no field “sorces” here. Correct its spelling, move it to where it belongs, or take it out.',
  ],
  [
    'a missing language',
    record(from('2024-01-01', '')).replace(', kk: Own', ''),
    'content/facts/own.yml:2: “kk” in “title” is missing. Write it as the other records have it.',
  ],
  [
    'a day that does not exist',
    record(from('2024-02-30', '')),
    'content/facts/own.yml:7: “from” in “periods” is malformed ("2024-02-30"). Write a day of the calendar as YYYY-MM-DD.',
  ],
  [
    'an unknown unit',
    record(from('2024-01-01', ''), { unit: 'fortnights' }),
    `content/facts/own.yml:3: “unit” is none of the words it may be ("fortnights"). Write one of: ${UNITS.join(', ')}.`,
  ],
  [
    'a value in no form at all',
    record('    - from: 2024-01-01\n      value: [5]\n      sources: [law]\n'),
    'content/facts/own.yml:8: “value” in “periods” has none of the forms it may have. Write a number, true or false, a day as YYYY-MM-DD, or words in en, ru and kk.',
  ],
  [
    'words of a value without one language',
    record(
      '    - from: 2024-01-01\n      value:\n        en: yes\n        ru: да\n      sources: [law]\n',
      { unit: 'text' },
    ),
    'content/facts/own.yml:8: “kk” in “value” is missing. Write it as the other records have it.',
  ],
  [
    'a number in a title',
    record(from('2024-01-01', '')).replace('en: Own', 'en: The 45 days'),
    'content/facts/own.yml:2: “45 days” is a bare number. Say what it is, not how much: the value stands in the periods, where it has its days.',
  ],
  [
    'a figure in braces where none is filled in',
    record(from('2024-01-01', '')).replace('en: Own', 'en: "Own {mci}"'),
    'content/facts/own.yml:2: Figures in braces are filled in only in the “detail” of a step. Say it without a figure, or move it into a step’s detail.',
  ],
])('%s is found on its line', (_what, text, line) => {
  expect(findingsOf(text)).toEqual([line])
})

test('YAML that cannot be read is found with the others', () => {
  const broken = `${record(from('2024-01-01', ''))}  unit: mci\n   x: [\n`
  const found = findingsOf(broken)
  expect(found[0]).toMatch(
    /^content\/facts\/own\.yml:\d+: The “\[” on this line is not closed\. Write “\]”/,
  )
})

test('every mistake is found, not only the first', () => {
  const text = record(
    '    - from: 2024-01-01\n      until: 2020-01-01\n      value: 45000\n      sources: [lore]\n',
  )
  expect(findingsOf(text).map((line) => line.slice(0, 24))).toEqual([
    'content/facts/own.yml:8:',
    'content/facts/own.yml:9:',
    'content/facts/own.yml:10',
    // A warning comes after all errors.
    'content/facts/own.yml:8:',
  ])
})

test.each([
  [
    'a hole that is said',
    `${from('2020-01-01', ', until: 2023-12-31')}    - { from: 2024-01-01, value: null, sources: [] }\n${from('2024-03-01', '')}`,
  ],
  [
    'a period that ends where the next begins',
    from('2020-01-01', ', until: 2023-12-31') + from('2024-01-01', ''),
  ],
  ['a period that the next one ends', from('2020-01-01', '') + from('2024-01-01', '')],
])('%s is no mistake', (_what, periods) => {
  expect(findingsOf(record(periods))).toEqual([])
})

test.each([
  ['official', '2025-12-01', '2026-12-01'],
  ['republished', '2026-03-06', '2026-12-01'],
  ['secondary', '2026-06-04', '2026-12-01'],
  ['contested', '2026-09-02', '2026-12-01'],
])(
  'a check of a record that is %s is due on the last day it may be',
  (confidence, checked, due) => {
    const text = record(from('2024-01-01', ''), { confidence, checked })
    const [line] = findingsOf(text).filter((found) => found.includes('due again'))
    expect(line).toBe(
      `content/facts/own.yml:4: Warning: “own” (${confidence}) was checked on ${checked} and is due again since ${due}. Compare it with its sources and set “checked” to the day on which you did.`,
    )
    const dayBefore = findingsWith({ 'facts/own.yml': text }, [], '2026-11-30')
    expect(dayBefore.filter((found) => found.includes('due again'))).toEqual([])
  },
)

test('a record whose value becomes unknown is due 30 days before', () => {
  const text = record(
    `${from('2024-01-01', '')}    - { from: 2027-01-01, value: null, sources: [] }\n`,
    { confidence: 'official', checked: '2026-11-22' },
  )
  const on = (day: string) => findingsWith({ 'facts/own.yml': text }, [], day)
  expect(on('2026-11-30').filter((found) => found.includes('own.yml:4'))).toEqual([])
  expect(on('2026-12-01').filter((found) => found.includes('own.yml:4'))).toEqual([
    'content/facts/own.yml:4: Warning: “own” (official) is known until 2026-12-31 only, and is due a check since 2026-12-01. Look for what applies after that day and write it as the next period.',
  ])
})

test('a record that ended is a warning, and an error where a guide shows it', () => {
  const text = record(from('2024-01-01', ', until: 2026-11-30'))
  const line =
    '“own” says nothing after 2026-11-30. Add a period from 2026-12-01, with value: null if nothing is known.'
  expect(findingsOf(text)).toEqual([`content/facts/own.yml:7: Warning: ${line}`])
  const shown = findingsWith({
    'facts/own.yml': text,
    'guides/start-here/en.mdx': original('<Fact id="fee-prp" /> <Fact id="own" />\n'),
  })
  expect(shown).toContain(`content/facts/own.yml:7: ${line}`)
})

test('a record, a source and an act that nothing uses are warnings', () => {
  const found = findingsWith({
    'facts/own.yml': record(from('2024-01-01', '')),
    'acts.yml':
      '- { id: old, title: { en: O, ru: O, kk: O }, short: { en: O, ru: O, kk: O }, seen: no }\n',
  })
  expect(found).toContain(
    'content/facts/own.yml:1: Warning: Nothing uses the record “own”. Name it in a guide or step, or take it out.',
  )
  expect(found.join('\n')).toContain('acts.yml')
})

test('a record that only the code names is used', () => {
  const code = [{ path: 'lib/a.ts', text: "factOn('own', day)" }]
  const found = findingsWith({ 'facts/own.yml': record(from('2024-01-01', '')) }, code)
  expect(found.filter((line) => line.includes('facts/own.yml'))).toEqual([])
})

test('sums name records of numbers and do not go in circles', () => {
  const sum = (id: string, parts: string) => `- id: ${id}
  title: { en: Own, ru: Own, kk: Own }
  unit: calendar-days
  checked: 2026-11-22
  confidence: official
  sum: [${parts}]
`
  expect(findingsOf(sum('own', 'mci, nothing'))).toEqual([
    'content/facts/own.yml:6: There is no record “nothing”. Correct the id or add the record.',
  ])
  expect(findingsOf(`${sum('own', 'mci, other')}${sum('other', 'mci, own')}`)).toEqual(
    [
      'content/facts/own.yml:12: “own” is itself counted from “other”. Take one out of the other.',
      'content/facts/own.yml:6: “other” is itself counted from “own”. Take one out of the other.',
    ].sort((a, b) => Number(a.split(':')[1]) - Number(b.split(':')[1])),
  )
})

test('a record of the contract that is gone is an error', () => {
  expect(findingsWith({ 'facts/contract.yml': record(from('2024-01-01', '')) })).toContain(
    'content/facts/contract.yml:1: The ledger has no record “mci”, to which other sites link. Restore the record under this id in one of the files of content/facts.',
  )
})

test.each([
  ['https://law', 'names no host on the web'],
  ['https://law.example.kz/act,', 'ends in a stray sign'],
  ['"https://law.example.kz/one act"', 'has a sign in it that addresses do not have'],
])('the address %s is malformed', (url, fault) => {
  const source = `- id: law
  title: The law
  publisher: The state
  language: ru
  url: ${url}
  kind: official
`
  expect(findingsWith({ 'sources.yml': source })).toEqual([
    `content/sources.yml:5: The address ${url.replaceAll('"', '')} ${fault}. Copy it anew from the browser.`,
  ])
})

const before = '    - { from: 2020-01-01, value: 4, sources: [law] }\n'
const changed = (more: string) =>
  record(`${before}    - from: 2026-07-01\n      value: 5\n      sources: [law]\n${more}`)

test.each([
  [
    'a change without a headline',
    changed(''),
    'content/facts/own.yml:8: The change of “own” on 2026-07-01 has no headline. Write a “headline” in three languages, or name in “toldBy” the record that has it.',
  ],
  [
    'a change told by a record that has no headline of that day',
    changed('      toldBy: fee-prp\n'),
    'content/facts/own.yml:11: “fee-prp” has no headline of 2026-07-01. Write a “headline” in three languages, or name in “toldBy” the record that has it.',
  ],
  [
    'a value that no headline has',
    changed('      headline: { en: "Now {value}", ru: "Теперь иначе", kk: "Енді басқаша" }\n'),
    'content/facts/own.yml:11: A headline names its values as {before} and {after} only. Correct what stands in braces.',
  ],
  [
    'a language without the value',
    changed('      headline: { en: "Now {after}", ru: "Теперь {after}", kk: "Енді басқаша" }\n'),
    'content/facts/own.yml:11: “kk” and “en” do not name the same values. Let each language name the same of {before} and {after}.',
  ],
])('%s is found on its line', (_what, text, line) => {
  expect(findingsOf(text)).toContain(line)
})

test('a headline in three languages is all that a change needs, and an old one needs none', () => {
  const headline =
    '      headline: { en: "Now {after}", ru: "Теперь {after}", kk: "Енді {after}" }\n'
  expect(findingsOf(changed(headline))).toEqual([])
  expect(findingsOf(record(before + from('2024-11-01', '')))).toEqual([])
})

const formed = (words: string) =>
  record(from('2020-01-01', ''), {
    more: `  forms:\n    noun: { en: "{n, plural, one {# day} other {# days}}", ru: ${JSON.stringify(words)}, kk: "{n} күн" }\n`,
  })
const DAYS = '{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}'

test.each([
  [
    'a form without a plural of its language',
    '{n, plural, one {# день} other {# дня}}',
    'lacks the plural few, many of {n}',
  ],
  ['a form that names something else', '{days} дней', 'names {days}, not {n}'],
  ['a form without the number', 'несколько дней', 'does not show {n}'],
  ['a form that cannot be read', '{n, plural, one {#}', 'cannot be read'],
])('%s is found on its line', (_what, words, fault) => {
  const found = findingsOf(formed(words)).find((line) => line.includes(fault))
  expect(found).toMatch(/^content\/facts\/own\.yml:7: The form “noun” /)
})

test('a form that the record lacks and a form that no text uses are found', () => {
  const guide = (tag: string) => ({
    'facts/own.yml': formed(DAYS),
    'guides/start-here/en.mdx': original(`<Fact id="fee-prp" /> ${tag}\n`),
  })
  const about = (tag: string) => findingsWith(guide(tag)).filter((line) => /form/.test(line))
  expect(about('<Fact id="own" form="noun" />')).toEqual([])
  expect(about('<Fact id="own" form="dative" />')).toEqual([
    expect.stringMatching(
      /: “own” has no form “dative”\. Add it to the record's forms\. It has: noun\.$/,
    ),
    'content/facts/own.yml:7: Warning: No text uses the form “noun”. Write it as {n, plural, one {# copy} other {# copies}}, or take it out.',
  ])
  expect(about('<Fact id="own" form="noun" show="number" />')).toEqual([
    expect.stringContaining('“form” and “show” of <Fact> stand together'),
  ])
})
