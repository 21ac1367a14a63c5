// Runs the benchmarks in tests/bench and prints each figure with its budget. Arguments select files
// by name, such as `pages`. Exit code 1 if a figure exceeds its budget.
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { today } from '#lib/config/clock.ts'

const rows = z.array(
  z.object({
    figure: z.string(),
    /** Absent if the figure was not measured; `unit` then gives the reason. */
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

type Module = Record<string, unknown>

async function measure(module: Module): Promise<void> {
  for (const [name, bench] of Object.entries(module)) {
    if (!name.startsWith('bench') || typeof bench !== 'function') continue
    for (const row of rows.parse(await bench(today()))) {
      process.stdout.write(format(row))
      if (!row.ok) process.exitCode = 1
    }
  }
}

// The sites of tests leave out what makes later readers fast (`tests/settings.ts`).
process.env.IS_MEASURED = 'yes'

const wanted = process.argv.slice(2)
const files = globSync('tests/bench/*.ts')
  .sort()
  .filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.ts')))
const modules = await Promise.all(
  files.map(async (file): Promise<Module> => import(pathToFileURL(resolve(file)).href)),
)
if (modules.some(({ needsSite }) => needsSite !== false)) {
  const { default: buildSite } = await import(pathToFileURL(resolve('tests/build-site.ts')).href)
  await buildSite()
}
for (const module of modules) await measure(module)
