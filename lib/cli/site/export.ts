import { type Call, type Command, UsageError } from './command.ts'
import { type Column, printCsv, printJsonLines } from './print.ts'

/** The options of every export. */
export const EXPORT = {
  options: { csv: { type: 'boolean' } },
  explains: { csv: 'a CSV file, safe to open in a spreadsheet, rather than JSON lines' },
} satisfies Partial<Command>

/** Prints complete rows as JSON lines, or as CSV if requested. */
export async function printExport<T>(
  { json, values }: Call,
  rows: AsyncIterable<T>,
  { toJson, columns }: { toJson: (row: T) => object; columns: Column<T>[] },
): Promise<void> {
  if (json && values.csv === true) throw new UsageError('Either --json or --csv, not both.')
  await (values.csv === true ? printCsv(rows, columns) : printJsonLines(rows, toJson))
}
