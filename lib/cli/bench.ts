// Measures what tests/bench has measures for, and prints each figure with its budget. With names
// of files in it, such as `pages`, only those. Exit code 1 when a figure is out of its budget.
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { today } from '#lib/config/clock.ts'

const rows = z.array(
  z.object({
    figure: z.string(),
    /** Without one the figure was not measured, and the unit says why. */
    value: z.number().optional(),
    unit: z.string(),
    budget: z.string(),
    ok: z.boolean(),
  }),
)

type Row = z.infer<typeof rows>[number]

function format({ figure, value, unit, budget, ok }: Row): string {
  const measured = value === undefined ? `not measured: ${unit}` : `${value}${unit && ` ${unit}`}`
  return `${ok ? '    ' : 'OVER'} ${figure.padEnd(66)} ${measured.padStart(14)}   ${budget}\n`
}

async function measure(file: string): Promise<void> {
  const module: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href)
  for (const [name, bench] of Object.entries(module)) {
    if (!name.startsWith('bench') || typeof bench !== 'function') continue
    for (const row of rows.parse(await bench(today()))) {
      process.stdout.write(format(row))
      if (!row.ok) process.exitCode = 1
    }
  }
}

const wanted = process.argv.slice(2)
const files = globSync('tests/bench/*.ts').sort()
const { default: buildSite } = await import(pathToFileURL(resolve('tests/build-site.ts')).href)
await buildSite()
for (const file of files) {
  if (wanted.length === 0 || wanted.includes(basename(file, '.ts'))) await measure(file)
}
