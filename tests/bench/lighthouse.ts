import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { startSite } from '../running-site.ts'
import { borrow } from './pages/borrow.ts'
import { atLeast, atMost, median, missing, told } from './pages/rows.ts'
import type { Row } from './search.ts'

/** One page of each kind that anybody can open. */
const PAGES = [
  '/en',
  '/ru/guides',
  '/kk/guides/overview',
  '/en/guides/money-to-show',
  '/ru/facts',
  '/kk/facts/mci',
  '/en/plan?citizenship=MN&place=abroad',
  '/kk/countries',
  '/ru/countries/de',
  '/ru/offices',
  '/en/tools',
  '/en/tools/timeline?citizenship=RU&arrival=2026-12-01',
  '/en/heroes',
  '/en/recommend',
  '/en/recommend/person',
  '/en/newsletter',
  '/en/search?q=passport',
  '/en/about',
  '/en/status',
]

/** Pages that are looked at in a wide window as well. */
const WIDE = ['/en', '/ru/guides/money-to-show', '/kk/facts', '/ru/countries/de', '/kk/recommend']

/** Pages with `noindex`: their SEO score is meaningless. */
const UNLISTED = new Set([
  '/en/plan?citizenship=MN&place=abroad',
  '/en/tools/timeline?citizenship=RU&arrival=2026-12-01',
  '/en/recommend/person',
  '/en/search?q=passport',
  '/en/status',
])

/** The page with the most text. */
const LONGEST_PAGE = '/kk/guides/overview'

const TIMES = 5

type Seen = { scores: Record<string, number>; paint: number; blocked: number; shift: number }

const NOTHING = 'Lighthouse saw no page'

const report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number() })),
  audits: z.object({
    'largest-contentful-paint': z.object({ numericValue: z.number() }),
    'total-blocking-time': z.object({ numericValue: z.number() }),
    'cumulative-layout-shift': z.object({ numericValue: z.number() }),
  }),
})

/**
 * What Lighthouse says of each page on a simulated phone with a slow network, and of some in a wide
 * window: medians.
 */
export async function benchLighthouse(): Promise<Row[]> {
  const lighthouse = await borrow(['lighthouse'])
  if (!lighthouse) return [missing('Lighthouse, mobile', 'no Lighthouse', '≥ 100')]
  const site = await startSite()
  const unstyled = await serveUnstyled(`${site.url}${LONGEST_PAGE}`)
  const rows: Row[] = []
  try {
    const looks = [
      ...PAGES.map((path) => ({ path, isWide: false })),
      ...WIDE.map((path) => ({ path, isWide: true })),
    ]
    for (const { path, isWide } of looks) {
      const seen = await lookOften(lighthouse.dir, `${site.url}${path}`, isWide)
      const name = isWide ? `${path} (wide)` : path
      const rest = [missing(`Lighthouse, ${name}`, NOTHING, '≥ 100')]
      rows.push(...(seen ? rowsOf(name, seen, !UNLISTED.has(path)) : rest))
    }
    const bare = await lookOften(lighthouse.dir, unstyled.url, false)
    if (bare) rows.push(told(`${LONGEST_PAGE} without styles: blocking time`, bare.blocked, 'ms'))
    return rows
  } finally {
    unstyled.stop()
    await site.stop()
    await lighthouse.giveBack()
  }
}

/**
 * The text of a page without its styles: shows how long this machine's browser takes to lay out
 * the words alone, in its own letters.
 */
async function serveUnstyled(page: string): Promise<{ url: string; stop: () => void }> {
  const html = await (await fetch(page)).text()
  const body = html.replace(/<style>[^<]*<\/style>/g, '')
  const server = createServer((_, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8').end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() }
}

/** Undefined when most of the times no page was seen. */
async function lookOften(dir: string, url: string, isWide: boolean): Promise<Seen | undefined> {
  const seen: Seen[] = []
  for (let n = 0; n < TIMES; n++) {
    const one = await look(dir, url, isWide)
    if (one) seen.push(seenOf(one))
  }
  if (seen.length * 2 < TIMES) return undefined
  const middle = (figure: (one: Seen) => number) => median(seen.map(figure))
  const names = Object.keys(seen[0]?.scores ?? {})
  return {
    scores: Object.fromEntries(names.map((name) => [name, middle((one) => one.scores[name] ?? 0)])),
    paint: middle(({ paint }) => paint),
    blocked: middle(({ blocked }) => blocked),
    shift: middle(({ shift }) => shift),
  }
}

/** Undefined when the page was not shown in time, as on a machine that is busy. */
async function look(
  dir: string,
  url: string,
  isWide: boolean,
): Promise<z.infer<typeof report> | undefined> {
  // It ends before a pipe has taken all that it says.
  const file = join(dir, 'report.json')
  const flags = '--chrome-flags=--headless=new --no-sandbox'
  const form = isWide ? ['--preset=desktop'] : []
  const args = ['--output=json', `--output-path=${file}`, '--quiet', flags, ...form]
  const env = { CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium', ...process.env }
  const script = join(dir, 'node_modules/lighthouse/cli/index.js')
  const child = spawn(process.execPath, [script, url, ...args], { env, stdio: 'ignore' })
  await once(child, 'exit')
  return report.safeParse(JSON.parse(await readFile(file, 'utf8'))).data
}

function seenOf({ categories, audits }: z.infer<typeof report>): Seen {
  const scores = Object.entries(categories).map(([name, { score }]) => [name, score * 100])
  return {
    scores: Object.fromEntries(scores),
    paint: audits['largest-contentful-paint'].numericValue / 1000,
    blocked: audits['total-blocking-time'].numericValue,
    shift: audits['cumulative-layout-shift'].numericValue,
  }
}

function rowsOf(name: string, { scores, paint, blocked, shift }: Seen, isListed: boolean): Row[] {
  const told = Object.entries(scores).filter(([category]) => category !== 'seo' || isListed)
  const lowest = Math.min(...told.map(([, score]) => score))
  const words = told.map(([category, score]) => `${category} ${Math.round(score)}`)
  return [
    { ...atLeast(`Lighthouse, ${name}`, lowest, '', 100), unit: `(${words.join(', ')})` },
    atMost('  largest paint', paint, 's', 1.2),
    atMost('  blocking time', blocked, 'ms', 0),
    atMost('  layout shift', shift, '', 0),
  ]
}
