import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { startSite } from '../running-site.ts'
import { borrow } from './edition/borrow.ts'
import { atLeast, atMost, missing } from './edition/rows.ts'
import type { Row } from './search.ts'

/** One page of each kind that anybody can open. */
const PAGES = [
  '/en',
  '/ru/guides',
  '/kk/guides/overview',
  '/en/guides/money-to-show',
  '/en/facts',
  '/en/facts/mci',
  '/en/heroes',
  '/en/recommend',
  '/en/recommend/person',
  '/en/newsletter',
  '/en/search?q=passport',
  '/en/about',
  '/en/status',
]

/** Pages that no search engine is to list, of which that score says nothing. */
const UNLISTED = new Set(['/en/recommend/person', '/en/search?q=passport', '/en/status'])

const NOTHING = 'Lighthouse saw no page'

const report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number() })),
  audits: z.object({
    'largest-contentful-paint': z.object({ numericValue: z.number() }),
    'total-blocking-time': z.object({ numericValue: z.number() }),
    'cumulative-layout-shift': z.object({ numericValue: z.number() }),
  }),
})

/** What Lighthouse says of each page on a simulated phone with a slow network. Each is run once. */
export async function benchLighthouse(): Promise<Row[]> {
  const lighthouse = await borrow(['lighthouse'])
  if (!lighthouse) return [missing('Lighthouse, mobile', 'no Lighthouse', '≥ 100')]
  const site = await startSite()
  const rows: Row[] = []
  try {
    for (const path of PAGES) {
      const seen = await look(lighthouse.dir, `${site.url}${path}`)
      rows.push(...(seen ? rowsOf(path, seen) : [missing(`Lighthouse, ${path}`, NOTHING, '≥ 100')]))
    }
    return rows
  } finally {
    await site.stop()
    await lighthouse.giveBack()
  }
}

/** Undefined when the page was not shown in time, as on a machine that is busy. */
async function look(dir: string, url: string): Promise<z.infer<typeof report> | undefined> {
  // It ends before a pipe has taken all that it says.
  const file = join(dir, 'report.json')
  const flags = '--chrome-flags=--headless=new --no-sandbox'
  const args = ['--output=json', `--output-path=${file}`, '--quiet', flags]
  const env = { CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium', ...process.env }
  const script = join(dir, 'node_modules/lighthouse/cli/index.js')
  const child = spawn(process.execPath, [script, url, ...args], { env, stdio: 'ignore' })
  await once(child, 'exit')
  return report.safeParse(JSON.parse(await readFile(file, 'utf8'))).data
}

function rowsOf(path: string, { categories, audits }: z.infer<typeof report>): Row[] {
  const told = Object.entries(categories).filter(([name]) => name !== 'seo' || !UNLISTED.has(path))
  const scores = told.map(([name, { score }]) => `${name} ${Math.round(score * 100)}`)
  const lowest = Math.min(...told.map(([, { score }]) => score))
  const paint = audits['largest-contentful-paint'].numericValue / 1000
  return [
    { ...atLeast(`Lighthouse, ${path}`, lowest * 100, '', 100), unit: `(${scores.join(', ')})` },
    atMost('  largest paint', paint, 's', 1.2),
    atMost('  script in the way', audits['total-blocking-time'].numericValue, 'ms', 0),
    atMost('  layout shift', audits['cumulative-layout-shift'].numericValue, '', 0),
  ]
}
