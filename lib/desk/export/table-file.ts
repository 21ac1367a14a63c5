import type { ExportColumn } from '#lib/store/recommendation-fields.ts'
import { csvLine, ENCODINGS, type Encoding, encodeText, SEPARATORS, type Separator } from './csv.ts'
import { writeWorkbook } from './workbook.ts'

/** The kinds of files in which a list can be taken along. */
export const FORMATS = ['xlsx', 'csv', 'jsonl'] as const

export type Format = (typeof FORMATS)[number]

export type FileOptions = { format: Format; separator: Separator; encoding: Encoding }

/** What a list looks like in a file: its columns, and a row as JSON. */
export type Exported<T> = {
  columns: readonly ExportColumn<T>[]
  toJson: (row: T) => object
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The media type of a file. */
export function mediaType({ format, encoding }: FileOptions): string {
  if (format === 'xlsx') return XLSX
  return format === 'csv' ? `text/csv; charset=${encoding}` : 'application/jsonl; charset=utf-8'
}

/** Pieces of this many characters: one for each row would be slow to send. */
const PIECE = 65_536

/**
 * A list as the bytes of a file, in pieces. CSV and JSON lines are written as the rows are read;
 * a workbook is put together in memory. No spreadsheet runs anything in it as a formula.
 */
export async function* tableFile<T>(
  options: FileOptions,
  rows: AsyncIterable<T>,
  { columns, toJson }: Exported<T>,
): AsyncGenerator<Uint8Array> {
  const { format, separator, encoding } = options
  const titles = columns.map(({ title }) => title)
  const cellsOf = (row: T) => columns.map(({ value }) => value(row))
  if (format === 'xlsx') {
    const table: string[][] = []
    for await (const row of rows) table.push(cellsOf(row))
    yield await writeWorkbook(titles, table)
    return
  }
  const csv = format === 'csv'
  const toBytes = (text: string) => encodeText(text, csv ? encoding : 'utf-8')
  let piece = csv ? `\ufeff${csvLine(titles, separator)}` : ''
  for await (const row of rows) {
    piece += csv ? csvLine(cellsOf(row), separator) : `${JSON.stringify(toJson(row))}\n`
    if (piece.length < PIECE) continue
    yield toBytes(piece)
    piece = ''
  }
  yield toBytes(piece)
}

/** The options out of what was asked for, as text; nothing where one is unknown. */
export function readFileOptions(asked: {
  format: string
  separator: string
  encoding: string
}): FileOptions | undefined {
  const format = FORMATS.find((one) => one === asked.format)
  const separator = isSeparator(asked.separator) ? asked.separator : undefined
  const encoding = ENCODINGS.find((one) => one === asked.encoding)
  return format && separator && encoding ? { format, separator, encoding } : undefined
}

function isSeparator(name: string): name is Separator {
  return Object.hasOwn(SEPARATORS, name)
}
