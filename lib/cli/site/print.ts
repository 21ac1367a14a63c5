import { once } from 'node:events'
import type { ExportColumn } from '#lib/store/recommendation-fields.ts'
import { cellWidth, tableCell } from './cell.ts'

type Rows<T> = Iterable<T> | AsyncIterable<T>

/** A column of a table. */
export type Column<T> = ExportColumn<T>

// Measure column widths on this many rows, so that a long list need not be held in memory.
const MEASURED_ROWS = 500

/** Prints one JSON object per line. */
export async function printJsonLines<T>(rows: Rows<T>, toJson: (row: T) => object): Promise<void> {
  await each(rows, (row) => write(`${JSON.stringify(toJson(row))}\n`))
}

/** Prints a table; if there are no rows, a line that says so. */
export async function printTable<T>(rows: Rows<T>, columns: readonly Column<T>[]): Promise<void> {
  const titles = columns.map(({ title }) => title)
  let first: string[][] = [titles]
  let widths: number[] | undefined
  async function flush(): Promise<void> {
    widths = columns.map((_, index) => Math.max(...first.map((row) => cellWidth(row[index] ?? ''))))
    for (const row of first) await writeRow(row, widths)
    first = []
  }
  let count = 0
  for await (const row of rows) {
    const cells = columns.map(({ value }) => tableCell(value(row)))
    count++
    if (widths) await writeRow(cells, widths)
    else first.push(cells)
    if (first.length > MEASURED_ROWS) await flush()
  }
  if (count === 0) await write('None.\n')
  else if (!widths) await flush()
}

async function writeRow(cells: string[], widths: number[]): Promise<void> {
  const padded = cells.map(
    (cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - cellWidth(cell))),
  )
  await write(`${padded.join('  ').trimEnd()}\n`)
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/**
 * Shows the progress of long work on a terminal; prints nothing if standard error is not a
 * terminal.
 */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001b[K`)
}

async function each<T>(rows: Rows<T>, visit: (row: T) => Promise<void>): Promise<void> {
  let count = 0
  // If the rows go to the same terminal, a counter between them would only disturb.
  const shown = !process.stdout.isTTY
  for await (const row of rows) {
    await visit(row)
    count++
    if (shown && count % 500 === 0) showProgress(`${count} written`)
  }
  if (shown && count >= 500) showProgress(`${count} written\n`)
}
