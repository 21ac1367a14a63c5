import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'

/** A file that is no list; the message says what is missing. */
export class ImportError extends Error {}

/**
 * A line of a list by the names of its columns, in lower case, and its number in the file. `isLong`:
 * it has more values than there are columns, so a sign within a value stood for a separator.
 */
export type CsvLine = { values: Record<string, string>; line: number; isLong: boolean }

const record = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
})

/** What separates columns; programs of offices take one of them, by the country that is set. */
const DELIMITERS = [',', ';', '\t'] as const

/** No first line is longer. */
const MAX_HEAD = 10_000

/** By the mark at the beginning of a file (Unicode, 23.8); without one it is UTF-8. */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** The text of a file, a piece at a time, without its mark. */
async function* decode(csv: Readable): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let start = Buffer.alloc(0)
  try {
    for await (const chunk of csv) {
      let bytes = Buffer.from(chunk)
      if (!decoder) {
        start = Buffer.concat([start, bytes])
        if (start.length < 2) continue
        decoder = new TextDecoder(encodingOf(start), { fatal: true })
        bytes = start
      }
      yield decoder.decode(bytes, { stream: true })
    }
    yield (decoder ?? new TextDecoder()).decode(decoder ? undefined : start)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new ImportError('The file is neither UTF-8 nor UTF-16: save it as “CSV UTF-8”')
  }
}

/** What separates the columns of a head: the sign that it has most of. */
function delimiterOf(head: string): string {
  const count = (sign: string) => head.split(sign).length
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/**
 * Reads CSV in UTF-8 or UTF-16 with a line of the columns' names, between commas, semicolons or tabs.
 * One sign separates all lines of a file: the others are words of its values. Throws an `ImportError`
 * when it is no such file or lacks a column.
 */
export async function* readCsv(csv: Readable, columns: readonly string[]): AsyncGenerator<CsvLine> {
  const texts = decode(csv)
  let start = ''
  while (start.length < MAX_HEAD && !/[^\s][^\n]*\n/.test(start)) {
    const { value, done } = await texts.next()
    if (done) break
    start += value
  }
  const head = start.trimStart().split(/\r?\n/, 1)[0] ?? ''
  if (head === '') checkColumns([], columns)
  async function* all() {
    yield start
    yield* texts
  }
  const source = Readable.from(all())
  const parser = source.pipe(
    parse({
      delimiter: delimiterOf(head),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }),
  )
  source.once('error', (error) => parser.destroy(error))
  try {
    let names: string[] | undefined
    for await (const found of parser) {
      const { record: fields, info } = record.parse(found)
      if (!names) {
        names = checkColumns(fields, columns)
        continue
      }
      const values = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']))
      const isLong = fields.slice(names.length).some((field) => field !== '')
      yield { values, line: info.lines, isLong }
    }
  } catch (error) {
    throw error instanceof CsvError ? new ImportError(error.message) : error
  }
}

function checkColumns(names: string[], columns: readonly string[]): string[] {
  const given = names.map((name) => name.trim().toLowerCase())
  const missing = columns.filter((name) => !given.includes(name))
  if (missing.length > 0) throw new ImportError(`The first line lacks: ${missing.join(', ')}`)
  return given
}
