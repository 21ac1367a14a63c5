import { csvCell } from '#lib/config/csv-cell.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'

/** The files in which recommendations can be taken along. */
export const EXPORTS = ['csv', 'jsonl'] as const

export type ExportKind = (typeof EXPORTS)[number]

const COLUMNS: [title: string, value: (row: Recommendation) => string][] = [
  ['reference', (row) => row.reference],
  ['createdAt', (row) => row.createdAt.toString()],
  ['locale', (row) => row.locale],
  ['status', (row) => row.status],
  ['name', (row) => row.person.name],
  ['place', (row) => row.person.place],
  ['knownFor', (row) => row.person.knownFor],
  ['qualities', (row) => row.person.qualities.join(' ')],
  ['story', (row) => row.person.story],
  ['link', (row) => row.person.link ?? ''],
  ['recommenderName', (row) => row.recommender.name],
  ['recommenderEmail', (row) => row.recommender.email],
  ['relation', (row) => row.recommender.relation],
]

/**
 * Recommendations as the lines of a file: CSV that no spreadsheet runs as formulas, with a
 * line of titles and the mark by which spreadsheets know its letters, or one JSON object a line.
 */
export async function* exportLines(
  kind: ExportKind,
  rows: AsyncIterable<Recommendation>,
): AsyncGenerator<string> {
  if (kind === 'csv') yield `\ufeff${csvLine(COLUMNS.map(([title]) => title))}`
  for await (const row of rows) {
    yield kind === 'csv' ? csvLine(COLUMNS.map(([, value]) => value(row))) : jsonLine(row)
  }
}

function csvLine(cells: string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function jsonLine({ createdAt, person, ...row }: Recommendation): string {
  const all = {
    ...row,
    createdAt: createdAt.toString(),
    person: { ...person, link: person.link ?? null },
  }
  return `${JSON.stringify(all)}\n`
}
