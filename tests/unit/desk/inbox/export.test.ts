import { describe, expect, it } from 'vitest'
import { exportLines } from '#lib/desk/inbox/export.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import { collect } from '../../../factories/collect.ts'
import { HOSTILE_TEXTS } from '../../../factories/hostile-texts.ts'
import { makeRecommendation } from '../../../factories/recommendation.ts'

async function* each(rows: Recommendation[]) {
  yield* rows
}

async function fileOf(kind: 'csv' | 'jsonl', rows: Recommendation[]): Promise<string> {
  return (await collect(exportLines(kind, each(rows)))).join('')
}

/** The cells of a CSV file, as RFC 4180 has them read. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of csv
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

function everywhere(text: string): Recommendation {
  const one = makeRecommendation()
  return {
    ...one,
    person: { ...one.person, name: text, place: text, knownFor: text, story: text, link: text },
    recommender: { name: text, email: text, relation: text },
  }
}

describe.each(HOSTILE_TEXTS)('%s', (_, text) => {
  it('comes out of the CSV file as it went in, but for what would run as a formula', async () => {
    const [, cells = []] = cellsOf(await fileOf('csv', [everywhere(text)]))
    const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
    expect(cells.filter((cell) => cell === harmless)).toHaveLength(8)
    expect(cells).toHaveLength(13)
  })

  it('comes out of the JSON lines exactly as it went in, in one line', async () => {
    const lines = (await fileOf('jsonl', [everywhere(text)])).split('\n')
    expect(lines).toHaveLength(2)
    const { person, recommender } = JSON.parse(lines[0] ?? '')
    expect([person.name, person.story, person.link, recommender.email]).toEqual([
      text,
      text,
      text,
      text,
    ])
  })
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'no spreadsheet runs “%s”',
  async (text) => {
    const [, cells = []] = cellsOf(await fileOf('csv', [everywhere(text)]))
    expect(cells.filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([])
  },
)

it('the CSV file begins with the mark of its letters and a line of titles', async () => {
  const file = await fileOf('csv', [])
  expect(file.startsWith('\ufeffreference,createdAt,')).toBe(true)
  expect(cellsOf(file)).toHaveLength(1)
})

it('JSON lines say that there is no link', async () => {
  const file = await fileOf('jsonl', [makeRecommendation()])
  expect(JSON.parse(file).person.link).toBeNull()
})
