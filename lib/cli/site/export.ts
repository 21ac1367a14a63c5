import { once } from 'node:events'
import {
  type Exported,
  type FileOptions,
  readFileOptions,
  tableFile,
} from '#lib/desk/export/table-file.ts'
import { type Call, type Command, UsageError } from './command.ts'

/** The options of every export. */
export const EXPORT = {
  options: {
    csv: { type: 'boolean' },
    format: { type: 'string' },
    separator: { type: 'string' },
    encoding: { type: 'string' },
  },
  explains: {
    format: 'jsonl (the default), csv or xlsx; in both tables nothing runs as a formula',
    separator: 'of a CSV file: comma (the default), semicolon or tab',
    encoding: 'of a CSV file: utf-8 (the default) or utf-16le',
    csv: 'the same as --format csv',
  },
} satisfies Partial<Command>

/** Writes complete rows to standard output: JSON lines, or a file in the requested format. */
export async function printExport<T>(
  call: Call,
  rows: AsyncIterable<T>,
  exported: Exported<T>,
): Promise<void> {
  for await (const piece of tableFile(readOptions(call), rows, exported)) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  }
}

function readOptions({ json, values }: Call): FileOptions {
  const given = (name: string, fallback: string) => String(values[name] ?? fallback)
  const format = given('format', values.csv === true ? 'csv' : 'jsonl')
  if (json && format !== 'jsonl') throw new UsageError('Either --json or another format, not both.')
  if (format === 'xlsx' && process.stdout.isTTY) {
    throw new UsageError('A workbook is no text: send it to a file with “> FILE.xlsx”.')
  }
  const separator = given('separator', 'comma')
  const encoding = given('encoding', 'utf-8')
  const options = readFileOptions({ format, separator: NAMES[separator] ?? separator, encoding })
  if (!options) {
    throw new UsageError(
      '--format is jsonl, csv or xlsx; --separator comma, semicolon or tab; --encoding utf-8 or utf-16le.',
    )
  }
  return options
}

const NAMES: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '\\t': 'tab' }
