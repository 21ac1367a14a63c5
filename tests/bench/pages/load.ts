import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { encodeBodies, toSmallest } from '#lib/page-cache/encoded-bodies.ts'
import type { Row } from '../search.ts'
import { readingPages, startBuiltSite } from './built-site.ts'
import { atLeast, atMost, median, missing, told } from './rows.ts'
import { startNext, startNginx } from './servers.ts'

const GUIDE = '/en/guides/overview'
const ROUNDS = 5
const SECONDS = 5

const timed = z.object({ answers: z.number(), p99: z.number() })

/** How many readers one process answers, beside a file server and beside Next alone. */
export async function loadPages(): Promise<Row[]> {
  const open: { stop(): Promise<void> }[] = []
  try {
    const site = await startBuiltSite()
    open.push(site)
    // What the site has not pressed yet it would press meanwhile, in the background.
    for (const path of readingPages()) await (await fetch(`${site.url}${path}`)).arrayBuffer()
    const next = await startNext(GUIDE)
    open.push(next)
    const nginx = await startNginx(await waitForSmallest(`${site.url}${GUIDE}`))
    if (nginx) open.push(nginx)
    return await compare(`${site.url}${GUIDE}`, `${next.url}${GUIDE}`, nginx?.url)
  } finally {
    for (const server of open.reverse()) await server.stop()
  }
}

async function compare(own: string, next: string, nginx: string | undefined): Promise<Row[]> {
  const [rate = 0, plain = 0, file = 0] = await rates([own, next, ...(nginx ? [nginx] : [])])
  const rows = [
    told('a guide from the front', rate, '/s'),
    told('a guide from next start', plain, '/s'),
    atLeast('the front against next start', rate / plain, '×', 25),
  ]
  if (!nginx) {
    return [
      ...rows,
      missing('the front against one worker of nginx', 'no nginx', '≥ 0.65'),
      missing('slowest of a hundred at half load, against nginx', 'no nginx', '≤ 2'),
    ]
  }
  const [slow = 0, slowFile = 0] = await slowest([own, nginx], rate / 2)
  return [
    ...rows,
    told('the same bytes from nginx', file, '/s'),
    atLeast('the front against one worker of nginx', rate / file, '×', 0.65),
    told('slowest of a hundred at half load', slow, 'ms'),
    told('the same from nginx', slowFile, 'ms'),
    atMost('slowest of a hundred at half load, against nginx', slow / slowFile, '×', 2),
  ]
}

/** Answers a second from each address, the median of rounds in which all take turns. */
function rates(urls: string[]): Promise<number[]> {
  return takingTurns(urls, async (url) => (await ask(url, 0)).answers)
}

/** The milliseconds in which 99 of 100 answers of each address come at a steady rate. */
function slowest(urls: string[], rate: number): Promise<number[]> {
  return takingTurns(urls, async (url) => (await ask(url, rate)).p99)
}

async function ask(url: string, rate: number): Promise<z.infer<typeof timed>> {
  const args = [url, String(Math.round(rate)), String(SECONDS)]
  return timed.parse(JSON.parse(await runScript('tests/bench/pages/load-client.ts', args)))
}

async function takingTurns(
  urls: string[],
  measure: (url: string) => Promise<number>,
): Promise<number[]> {
  const all = urls.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, url] of urls.entries()) all[at]?.push(await measure(url))
  }
  return all.map(median)
}

async function runScript(script: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return said
}

async function waitForSmallest(url: string): Promise<Buffer> {
  for (let tries = 0; tries < 1_000; tries++) {
    const response = await fetch(url, { headers: { 'Accept-Encoding': 'br' } })
    const page = await response.text()
    if (response.headers.get('content-encoding') === 'br') {
      return (await toSmallest(await encodeBodies(page))).brotli
    }
    await sleep(100)
  }
  throw new Error('the smallest body was never made')
}
