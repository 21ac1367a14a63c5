import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '#lib/store/connect.ts'
import { collect } from '../factories/collect.ts'
import { makeDeskSession } from '../factories/desk-session.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { type Loaded, runLoad } from './load/run-load.ts'
import { beginBenchLetter, fillList } from './mail/fill-list.ts'
import { MailSink } from './mail/mail-sink.ts'
import { readingPages } from './pages/built-site.ts'
import { atMost, missing, told } from './pages/rows.ts'
import type { Row } from './search.ts'

const EDITOR = 'editor@example.org'
const PAGE = '/en/guides/overview'
const SUBSCRIBERS = 5_000
const RECOMMENDATIONS = 20
const SECONDS = Number(process.env.LOAD_SECONDS) || 60

/** The soak takes half an hour or as long as `SOAK_MINUTES` says; without it there is none. */
const SOAK_MINUTES = Number(process.env.SOAK_MINUTES) || 0
const SOAK_PARTS = 6

/** How long letters may take after the load has ended. */
const LETTER_MS = 300_000

/**
 * Readers at full speed, 20 recommendations a second, a letter to 5,000 and an editor at work, all
 * on one process with SQLite, beside the programs that make the load.
 */
export function benchLoad(): Promise<Row[]> {
  return withSite(async (site, sink, cookie) => {
    const store = await openStore({ dataDir: site.dataDir })
    await fillList(
      store,
      Array.from({ length: SUBSCRIBERS }, (_, n) => `reader${n}`),
    )
    const busy = loadavg()[0] ?? 0
    await beginBenchLetter(store)
    await store.close()
    const load = { seconds: SECONDS, readRate: 0, writeRate: RECOMMENDATIONS }
    const loaded = await runLoad({ ...load, url: site.url, page: PAGE, cookie })
    const arrivedBy = await sink.count()
    await untilArrived(sink)
    const letters = [...(await sink.list()).values()]
    return [
      told('load: the machine’s load before it', busy, ''),
      told('load: reads a second, from memory', loaded.reads.answers, '/s'),
      told('load: reads from memory, median', loaded.reads.p50, 'ms'),
      atMost('load: reads from memory, 99 of 100', loaded.reads.p99, 'ms', 20),
      told('load: posts a second', loaded.writes.count / SECONDS, '/s'),
      told('load: posts of forms, median', loaded.writes.p50, 'ms'),
      atMost('load: posts of forms, 99 of 100', loaded.writes.p99, 'ms', 250),
      told('load: pages of the desk, median', loaded.desk.p50, 'ms'),
      told('load: pages of the desk, 99 of 100', loaded.desk.p99, 'ms'),
      ...(await storedRows('load', site, loaded)),
      told('load: letters that arrived meanwhile', arrivedBy, ''),
      atMost('load: letters that did not arrive', SUBSCRIBERS - letters.length, '', 0),
      atMost('load: letters that arrived twice', letters.filter((n) => n !== 1).length, '', 0),
    ]
  })
}

/** Half of that load for half an hour: memory, handles and times at its beginning and its end. */
export async function benchSoak(): Promise<Row[]> {
  if (SOAK_MINUTES === 0) {
    return [missing('soak: memory at its end against its beginning', 'no SOAK_MINUTES', '≤ 1.15')]
  }
  return withSite(async (site, _sink, cookie) => {
    const base = { url: site.url, page: PAGE, cookie }
    const full = await runLoad({ ...base, seconds: 10, readRate: 0, writeRate: RECOMMENDATIONS })
    const half = { readRate: full.reads.answers / 2, writeRate: RECOMMENDATIONS / 2 }
    const seconds = Math.round((SOAK_MINUTES * 60) / SOAK_PARTS)
    const parts: (Loaded & { memory: number; handles: number })[] = []
    const all: Loaded = { ...full }
    for (let part = 0; part < SOAK_PARTS; part++) {
      const loaded = await runLoad({ ...base, ...half, seconds })
      parts.push({ ...loaded, ...usedBy(site) })
      all.references = [...all.references, ...loaded.references]
      all.failed = [...all.failed, ...loaded.failed]
      process.stderr.write(
        `soak: part ${part + 1} of ${SOAK_PARTS} ${JSON.stringify(said(parts.at(-1)))}\n`,
      )
    }
    // What is filled at first, such as caches, belongs to the beginning.
    const [, first = parts[0], last = parts.at(-1)] = [undefined, parts[1], parts.at(-1)]
    if (!first || !last) throw new Error('nothing was measured')
    return [
      told('soak: minutes', SOAK_MINUTES, ''),
      told('soak: the machine’s load at its end', loadavg()[0] ?? 0, ''),
      told('soak: reads a second', last.reads.answers, '/s'),
      told('soak: memory in its second part', first.memory, 'MB'),
      atMost('soak: memory at its end against that', last.memory / first.memory, '×', 1.15),
      told('soak: handles in its second part', first.handles, ''),
      atMost('soak: handles at its end against that', last.handles / first.handles, '×', 1.15),
      told('soak: reads, 99 of 100, in its second part', first.reads.p99, 'ms'),
      told('soak: reads, 99 of 100, at its end', last.reads.p99, 'ms'),
      told('soak: posts, 99 of 100, in its second part', first.writes.p99, 'ms'),
      told('soak: posts, 99 of 100, at its end', last.writes.p99, 'ms'),
      ...(await storedRows('soak', site, all)),
    ]
  })
}

function said(part: (Loaded & { memory: number; handles: number }) | undefined): object {
  return { ...part, references: part?.references.length, failed: part?.failed.length }
}

/** That nobody met an error, and that all that was thanked for is stored, each once. */
async function storedRows(
  name: string,
  { dataDir }: RunningSite,
  { references, failed }: Loaded,
): Promise<Row[]> {
  const store = await openStore({ dataDir })
  const rows = await collect(store.recommendations.list())
  await store.close()
  const stored = new Set(rows.map(({ reference }) => reference))
  const lost = references.filter((reference) => !stored.has(reference)).length
  for (const error of new Set(failed)) process.stderr.write(`${error}\n`)
  return [
    told(`${name}: recommendations thanked for`, references.length, ''),
    atMost(`${name}: of them not stored`, lost, '', 0),
    atMost(`${name}: stored twice`, rows.length - new Set(references).size, '', 0),
    atMost(`${name}: requests that failed`, failed.length, '', 0),
  ]
}

/** Memory in megabytes and open handles of the process that serves. */
function usedBy(site: RunningSite): { memory: number; handles: number } {
  const folder = `/proc/${site.process().pid}`
  const status = readFileSync(`${folder}/status`, 'utf8')
  return {
    memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    handles: readdirSync(`${folder}/fd`).length,
  }
}

async function untilArrived(sink: MailSink): Promise<void> {
  for (let waited = 0; waited < LETTER_MS && (await sink.count()) < SUBSCRIBERS; waited += 500) {
    await sleep(500)
  }
}

async function withSite(
  measure: (site: RunningSite, sink: MailSink, cookie: string) => Promise<Row[]>,
): Promise<Row[]> {
  const sink = await MailSink.start()
  const site = await startSite({ SMTP_URL: sink.url, EDITORS: EDITOR, BACKUP_AT: 'off' })
  try {
    // Otherwise the site would render and compress them meanwhile.
    for (const path of readingPages()) await (await fetch(`${site.url}${path}`)).arrayBuffer()
    const { name, value } = await makeDeskSession(site, EDITOR)
    return await measure(site, sink, `${name}=${encodeURIComponent(value)}`)
  } finally {
    await site.stop()
    await sink.stop()
  }
}
