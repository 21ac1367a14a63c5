import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { listReadingPages } from '#lib/edition/pages/reading-pages.ts'
import { type RunningSite, startSite } from '../../running-site.ts'
import { settings } from '../../settings.ts'
import type { Row } from '../search.ts'
import { atMost, median, missing, told } from './rows.ts'

const STARTS = 5
const REQUESTS = 100_000
const AT_ONCE = 32

/** How soon a built site serves, and how much memory it takes after many readers. */
export async function watchProcess(): Promise<Row[]> {
  const times: number[] = []
  for (let time = 0; time < STARTS; time++) {
    const begun = performance.now()
    const site = await startSite()
    times.push((performance.now() - begun) / 1000)
    await site.stop()
  }
  const pages = [...listReadingPages(settings().BUILD_DIR ?? '').values()].flat()
  const guides = pages.filter((path) => path.includes('/guides/')).length
  const start = atMost(`start of a built site, ${guides} pages of guides`, median(times), 's', 2)
  const site = await startSite()
  try {
    return [start, ...(await watchMemory(site, pages))]
  } finally {
    await site.stop()
  }
}

async function watchMemory(site: RunningSite, pages: string[]): Promise<Row[]> {
  const figure = `memory after ${REQUESTS} requests of all pages to read`
  if (memoryOf(site) === undefined) return [missing(figure, 'no /proc', '≤ 250')]
  await ask(site.url, pages, REQUESTS / 2)
  const half = memoryOf(site) ?? 0
  await ask(site.url, pages, REQUESTS / 2)
  const all = memoryOf(site) ?? 0
  return [
    atMost(figure, all, 'MB', 250),
    told('the same after half of them', half, 'MB'),
    atMost('memory after all against after half', all / half, '×', 1.1),
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
