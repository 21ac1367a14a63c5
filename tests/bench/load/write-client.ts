// Sends recommendations at a steady rate, each by a reader of its own, without a second try, and
// reads the desk as an editor at work. Prints JSON: the times of all posts and of the editor's
// requests in milliseconds, the references that were thanked with, and what failed.
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openReader, type ReadPage } from '../../factories/reader.ts'

const [url = '', rate = '20', seconds = '30', cookie = ''] = process.argv.slice(2)

const PERSON = { place: 'Алматы', 'known-for': 'көрші', qualities: ['fair'], story: 'Ғажап адам.' }

const YOU = {
  ...{ 'your-name': 'Сәуле', 'your-email': 'saule@example.org', relation: 'көрші' },
  consent: 'yes',
}

/** What an editor looks at, one after the other; the last is a search. */
const DESK = [
  '/desk',
  '/desk/recommendations',
  '/desk/recommendations?q=Person',
  '/desk/subscribers',
  '/desk/operations',
]

const EDITOR_PAUSE_MS = 500

const posts: number[] = []
const desk: number[] = []
const references: string[] = []
const failed: string[] = []

/** Each reader has an address of its own: forms are limited by address. */
function addressOf(n: number): string {
  return `${60 + (n % 100)}.${Math.floor(n / 100) % 250}.${Math.floor(n / 25_000)}.7`
}

async function recommend(n: number, start: ReadPage): Promise<void> {
  const reader = openReader(url, { headers: { 'X-Forwarded-For': addressOf(n) } })
  async function post(page: ReadPage, holding: string, fields: object): Promise<string> {
    const begun = performance.now()
    const answer = await reader.post(page, holding, { ...fields })
    posts.push(performance.now() - begun)
    await answer.body?.cancel()
    if (answer.status !== 303) throw new Error(`a post was answered with ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }
  async function next(page: ReadPage, holding: string, fields: object): Promise<ReadPage> {
    const { pathname, search } = new URL(await post(page, holding, fields), url)
    return reader.get(pathname + search)
  }
  try {
    const you = await next(start, 'name', { ...PERSON, name: `Person ${n}` })
    const check = await next(you, 'your-name', YOU)
    await post(check, 'key', {})
    references.push((reader.cookies.get('recommended') ?? '').split('.')[0] ?? '')
  } catch (error) {
    failed.push(String(error))
  }
}

async function edit(until: number): Promise<void> {
  for (let turn = 0; performance.now() < until; turn++) {
    const path = DESK[turn % DESK.length] ?? '/desk'
    const begun = performance.now()
    const answer = await fetch(url + path, { headers: { Cookie: cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    desk.push(performance.now() - begun)
    if (answer.status !== 200) failed.push(`${path}: ${answer.status}`)
    await sleep(EDITOR_PAUSE_MS)
  }
}

const start = await openReader(url).get('/kk/recommend')
const begun = performance.now()
const until = begun + Number(seconds) * 1000
const editing = cookie ? edit(until) : Promise.resolve()
const sending: Promise<void>[] = []
while (performance.now() < until) {
  const due = ((performance.now() - begun) / 1000) * Number(rate)
  for (; sending.length < due; ) sending.push(recommend(sending.length, start))
  await sleep(10)
}
await Promise.all([editing, ...sending])
process.stdout.write(JSON.stringify({ posts, desk, references, failed }))
process.exit(0)
