import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import { csvCell, csvLine, SEPARATORS, type Separator } from '#lib/desk/export/csv.ts'
import { RECOMMENDATION_EXPORT, SUBSCRIBER_EXPORT } from '#lib/desk/export/lists.ts'
import {
  type FileOptions,
  mediaType,
  readFileOptions,
  tableFile,
} from '#lib/desk/export/table-file.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import { collect } from '../../../factories/collect.ts'
import { HOSTILE_TEXTS } from '../../../factories/hostile-texts.ts'
import { makeRecommendation } from '../../../factories/recommendation.ts'

const CSV: FileOptions = { format: 'csv', separator: 'comma', encoding: 'utf-8' }
const NAMES: Separator[] = ['comma', 'semicolon', 'tab']

async function* each<T>(rows: T[]) {
  yield* rows
}

async function fileOf(rows: Recommendation[], over: Partial<FileOptions> = {}): Promise<Buffer> {
  const pieces = tableFile({ ...CSV, ...over }, each(rows), RECOMMENDATION_EXPORT)
  return Buffer.concat(await collect(pieces))
}

/**
 * The cells of a CSV file as a spreadsheet reads them that parts at one sign: a cell that begins
 * with a quote ends at the next single one, and what follows up to the sign still belongs to it.
 */
function cellsOf(csv: string, separator: string): string[][] {
  const rows: string[][] = []
  const row: string[] = []
  let cell = ''
  let quoted = false
  let atStart = true
  const signs = [...csv.replace(/^\ufeff/, '')]
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i] ?? ''
    const ends = !quoted && (sign === separator || sign === '\n')
    if (ends) {
      row.push(cell)
      cell = ''
      if (sign === '\n') rows.push(row.splice(0))
    } else if (quoted && sign === '"') {
      if (signs[i + 1] === '"') cell += signs[++i]
      else quoted = false
    } else if (sign === '"' && atStart) quoted = true
    else if (quoted || sign !== '\r') cell += sign
    atStart = ends
  }
  return rows
}

function everywhere(text: string): Recommendation {
  const one = makeRecommendation()
  return {
    ...one,
    person: { ...one.person, name: text, place: text, knownFor: text, story: text, link: text },
    recommender: { name: text, email: text, relation: text },
  }
}

/** Whether a spreadsheet might take a cell for a formula: blanks and quotes before it count for nothing. */
const isFormula = (cell: string) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell)

describe.each(HOSTILE_TEXTS)('%s', (_, text) => {
  it.each(NAMES)('comes out of the CSV file with a %s as it went in', async (separator) => {
    const csv = (await fileOf([everywhere(text)], { separator })).toString()
    const cells = cellsOf(csv, SEPARATORS[separator])[1] ?? []
    const plain = (one: string) => one.replaceAll("'", '')
    const same = cells.filter((cell) => plain(cell) === plain(text))
    expect(same).toHaveLength(8)
    expect(cells).toHaveLength(14)
  })

  it('comes out of the JSON lines exactly as it went in, in one line', async () => {
    const file = await fileOf([everywhere(text)], { format: 'jsonl' })
    const lines = file.toString().split('\n')
    expect(lines).toHaveLength(2)
    const { person, recommender } = JSON.parse(lines[0] ?? '')
    expect([person.name, person.story, person.link, recommender.email]).toEqual(
      Array.from({ length: 4 }, () => text),
    )
  })
})

describe.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  "Almaty;=cmd|' /C calc'!A0",
  'Astana,=1+1',
  'Shymkent\t+1',
  'one;\n=2',
  'a; "=HYPERLINK(""x"")"',
  ';;@x',
  '"; =1',
])('%j', (text) => {
  it.each(NAMES.flatMap((written) => [',', ';', '\t'].map((read) => [written, read] as const)))(
    'written with a %s is no formula where a line is parted at %j',
    async (separator, read) => {
      const csv = (await fileOf([everywhere(text)], { separator })).toString()
      expect(cellsOf(csv, read).flat().filter(isFormula)).toEqual([])
    },
  )
})

test.each([
  ['Әйгерім', '"Әйгерім"'],
  ['a=1', '"a=1"'],
  [' =1', '" =1"'],
  ['', '""'],
  ["O'Neill", `"O'Neill"`],
  ['say "hi", then', '"say ""hi"", then"'],
  ['бір\nекі', '"бір\nекі"'],
  ['=1+1', `"'=1+1"`],
  ['Almaty;=1', `"Almaty;'=1"`],
])('%j stands in a CSV file as %s', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

it('columns are parted by the sign that was chosen', () => {
  expect(csvLine(['a', 'b;c'], 'semicolon')).toBe('"a";"b;c"\r\n')
})

it('UTF-16 begins with its byte-order mark and holds the same letters', async () => {
  const file = await fileOf([makeRecommendation()], { encoding: 'utf-16le', separator: 'tab' })
  expect([...file.subarray(0, 2)]).toEqual([0xff, 0xfe])
  expect(file.toString('utf16le')).toContain('"Әйгерім Құрманқызы"')
  expect(mediaType({ ...CSV, encoding: 'utf-16le' })).toBe('text/csv; charset=utf-16le')
})

it('a CSV file without rows has its titles', async () => {
  const file = (await fileOf([])).toString()
  expect(file.startsWith('\ufeff"reference","createdAt",')).toBe(true)
  expect(cellsOf(file, ',')).toHaveLength(1)
})

it('a workbook is a zip that holds texts and no formula', async () => {
  const file = await fileOf(
    [everywhere('=1+1'), everywhere('a\u0000b <x>'), makeRecommendation()],
    {
      format: 'xlsx',
    },
  )
  const parts = unzipSync(new Uint8Array(file))
  const all = Object.values(parts)
    .map((part) => strFromU8(part))
    .join('\n')
  expect(all).toContain('Әйгерім Құрманқызы')
  expect(all).toContain('=1+1')
  expect(all).toContain('ab &lt;x&gt;')
  expect(all).not.toMatch(/<f[ >]/)
})

it('JSON lines say that there is no link, and why a row is held back only where it is', async () => {
  const rows = [makeRecommendation(), makeRecommendation({ suspicion: ['hidden-field'] })]
  const lines = (await fileOf(rows, { format: 'jsonl' })).toString().trim().split('\n')
  const [first, second] = lines.map((line) => JSON.parse(line))
  expect(first.person.link).toBeNull()
  expect(first).not.toHaveProperty('suspicion')
  expect(second.suspicion).toEqual(['hidden-field'])
})

it('subscribers come out without the id from which their links are made', () => {
  expect(SUBSCRIBER_EXPORT.columns.map(({ title }) => title)).not.toContain('id')
})

it.each([
  [{ format: 'xlsx', separator: 'comma', encoding: 'utf-8' }, true],
  [{ format: 'csv', separator: 'tab', encoding: 'utf-16le' }, true],
  [{ format: 'csv', separator: 'constructor', encoding: 'utf-8' }, false],
  [{ format: 'ods', separator: 'comma', encoding: 'utf-8' }, false],
  [{ format: 'csv', separator: 'comma', encoding: 'cp1251' }, false],
])('%j can be written: %s', (asked, can) => {
  expect(readFileOptions(asked) !== undefined).toBe(can)
})
