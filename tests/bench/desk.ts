import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { INBOX_PAGE } from '#lib/desk/inbox/inbox-query.ts'
import { openStore } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import type { InboxQuery } from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { makeDeskSession } from '../factories/desk-session.ts'
import { startSite } from '../running-site.ts'
import { fillInbox } from './full-inbox.ts'
import type { Row } from './search.ts'

const COUNT = 100_000
const ROUNDS = 15
const MB = 1024 * 1024

/** What an editor asks an inbox for, and by which plain SQL the same rows would come. */
const ASKED: [what: string, query: Partial<InboxQuery>, sql: string][] = [
  ['the newest', {}, ''],
  ['those with a rare state', { status: 'new' }, `where status = 'new'`],
  ['a word of many', { text: 'алматы' }, matching('words : "алматы" *')],
  ['a word of one pattern', { text: 'саксаул' }, matching('words : "саксаул" *')],
  [
    'two words and a state',
    { text: 'учит детей', status: 'asked' },
    matching('words : "учит" * AND words : "детей" *'),
  ],
  ['words that nobody wrote', { text: 'несуществующее' }, matching('words : "несуществующее" *')],
  ['a word and a language', { text: 'учит', locale: 'kk' }, matching('words : "учит" *')],
]

function matching(words: string): string {
  return `where search_row in (select rowid from recommendation_search
    where recommendation_search match '${words}' order by rowid desc limit ${INBOX_PAGE + 1})`
}

/** How an inbox of 100,000 answers, in the store and as the desk's page, and what memory it takes. */
export async function benchDesk(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'we-guide-bench-'))
  try {
    await fillInbox(dataDir, COUNT)
    return [...(await measureStore(dataDir)), ...(await measurePages(dataDir))]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measureStore(dataDir: string): Promise<Row[]> {
  const store = await openStore({ dataDir })
  const database = new DatabaseSync(sqliteFile(dataDir), { readOnly: true })
  const rows: Row[] = []
  for (const [what, query, where] of ASKED) {
    const own = await typical(() => store.recommendations.inbox({ ...query, limit: INBOX_PAGE }))
    const statement = database.prepare(
      `select reference, created_at, status, person_name, person_place, known_for
       from recommendations ${where} order by created_at desc, reference desc
       limit ${INBOX_PAGE + 1}`,
    )
    const plain = await typical(() => statement.all())
    rows.push(under(`inbox of ${COUNT}: ${what}`, own, 'ms', 100))
    rows.push(known(`inbox of ${COUNT}: ${what}, plain SQL`, plain, 'ms'))
  }
  rows.push(under('inbox: counts by state', await typical(() => countsOf(store)), 'ms', 100))
  rows.push(under('inbox: memory while all are listed', await growth(store), 'MB', 40))
  database.close()
  await store.close()
  return rows
}

async function measurePages(dataDir: string): Promise<Row[]> {
  const email = 'editor@example.org'
  const site = await startSite({ DATA_DIR: dataDir, EDITORS: email })
  try {
    const { name, value } = await makeDeskSession({ url: site.url, dataDir }, email)
    const headers = { Cookie: `${name}=${encodeURIComponent(value)}` }
    const get = async (query: string) => {
      const answer = await fetch(`${site.url}/desk/recommendations${query}`, {
        headers,
        redirect: 'manual',
      })
      if (answer.status !== 200) throw new Error(`the desk answered ${answer.status}`)
      return answer.text()
    }
    const list = await typical(() => get(''))
    const search = await typical(() => get(`?q=${encodeURIComponent('алматы дет')}`))
    let before = 0
    for (const as of ['csv', 'jsonl', 'csv', 'jsonl']) {
      const body = new URLSearchParams({ as })
      const init = { method: 'POST', body, headers: { ...headers, Origin: site.url } }
      const answer = await fetch(`${site.url}/desk/recommendations/export`, init)
      let lines = 0
      for await (const chunk of answer.body ?? []) lines += chunk.filter((one) => one === 10).length
      if (lines < COUNT) throw new Error(`the export has ${lines} lines`)
      before ||= await memoryOf(site.url)
    }
    const grown = (await memoryOf(site.url)) - before
    return [
      under('inbox as a page: the newest', list, 'ms', 100),
      under('inbox as a page: a search', search, 'ms', 100),
      under('inbox: memory of the site after four exports, against one', grown, 'MB', 60),
    ]
  } finally {
    await site.stop()
  }
}

function countsOf(store: Store) {
  return store.recommendations.countByStatus()
}

/** The time that half of the answers keep to; the first ones warm up. */
async function typical(work: () => unknown): Promise<number> {
  for (let i = 0; i < 3; i++) await work()
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

/** By how much resident memory has grown at most while every recommendation was read once. */
async function growth(store: Store): Promise<number> {
  const before = process.memoryUsage.rss()
  let most = before
  let read = 0
  for await (const { reference } of store.recommendations.list()) {
    if (!reference) throw new Error('no reference')
    if (++read % 1_000 === 0) most = Math.max(most, process.memoryUsage.rss())
  }
  if (read !== COUNT) throw new Error(`${read} were listed`)
  return (most - before) / MB
}

async function memoryOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1]) / MB
}

function under(figure: string, value: number, unit: string, most: number): Row {
  return { figure, value: round(value), unit, budget: `≤ ${most}`, ok: value <= most }
}

function known(figure: string, value: number, unit: string): Row {
  return { figure, value: round(value), unit, budget: '–', ok: true }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
