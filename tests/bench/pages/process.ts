import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { type RunningSite, startSite } from '../../running-site.ts'
import type { Row } from '../search.ts'
import { readingPages, startBuiltSite } from './built-site.ts'
import { atMost, median, missing, told } from './rows.ts'

const STARTS = 5
const REQUESTS = 100_000
const AT_ONCE = 32

/** How soon a built site serves, and how much memory it takes after many readers. */
export async function watchProcess(): Promise<Row[]> {
  const times: number[] = []
  for (let time = 0; time < STARTS; time++) {
    const begun = performance.now()
    const site = await startBuiltSite()
    times.push((performance.now() - begun) / 1000)
    await site.stop()
  }
  const pages = readingPages()
  const guides = pages.filter((path) => path.includes('/guides/')).length
  const start = atMost(`start of a built site, ${guides} pages of guides`, median(times), 's', 2)
  const asBuilt = await watchMemory(
    await startBuiltSite(),
    pages,
    `memory after ${REQUESTS} requests of all pages to read`,
  )
  // Under another address than the build's, every page is made anew, as it is after midnight.
  const madeAnew = await watchMemory(await startSite(), pages, 'the same, every page made anew')
  return [start, ...asBuilt, ...madeAnew]
}

async function watchMemory(site: RunningSite, pages: string[], figure: string): Promise<Row[]> {
  try {
    return await memoryRows(site, pages, figure)
  } finally {
    await site.stop()
  }
}

async function memoryRows(site: RunningSite, pages: string[], figure: string): Promise<Row[]> {
  if (memoryOf(site) === undefined) return [missing(figure, 'no /proc', '≤ 250')]
  await ask(site.url, pages, REQUESTS / 2)
  const half = memoryOf(site) ?? 0
  await ask(site.url, pages, REQUESTS / 2)
  const all = memoryOf(site) ?? 0
  return [
    atMost(figure, all, 'MB', 250),
    told(`${figure}: after half of them`, half, 'MB'),
    atMost(`${figure}: all against half`, all / half, '×', 1.1),
  ]
}

async function ask(url: string, pages: string[], count: number): Promise<void> {
  let left = count
  const reader = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const path = pages[left % pages.length] ?? '/en'
      await (await fetch(`${url}${path}`)).arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
}

/** Resident memory in megabytes. */
function memoryOf(site: RunningSite): number | undefined {
  try {
    const status = readFileSync(`/proc/${site.process().pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  } catch {
    return undefined
  }
}
