import { once } from 'node:events'
import * as http from 'node:http'
import * as https from 'node:https'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { openReader, type ReadPage } from './reader.ts'

/** What people met while something was done to the site. */
export type Load = {
  /** Ends it; gives how many requests were answered and why others were not. */
  stop(): Promise<{ answered: number; failed: string[]; references: string[] }>
  /** Resolves when so many more recommendations have been thanked for. */
  sent(more: number): Promise<void>
}

const PATHS = ['/en', '/ru/guides/overview', '/kk/facts', '/en/search?q=permit', '/healthz']

const PERSON = { place: 'Алматы', 'known-for': 'көрші', qualities: ['fair'], story: 'Адам.' }

const YOU = {
  ...{ 'your-name': 'Сәуле', 'your-email': 'saule@example.org', relation: 'көрші' },
  consent: 'yes',
}

/** Between two requests of one reader: without it the load is all that the machine does. */
const PAUSE_MS = 30

/**
 * People read the site and send recommendations all the time and without a second try: some on
 * connections that are kept alive, some on a new one for each request.
 */
export async function startLoad(url: string, { readers = 6, senders = 2 } = {}): Promise<Load> {
  const failed: string[] = []
  const references: string[] = []
  let answered = 0
  let isOver = false
  const { Agent, request } = url.startsWith('https:') ? https : http

  async function read(agent: http.Agent | undefined): Promise<void> {
    for (let turn = 0; !isOver; turn++) {
      const path = PATHS[turn % PATHS.length] ?? '/en'
      const options = { agent: agent ?? new Agent(), headers: { Accept: 'text/html' } }
      try {
        const req = request(`${url}${path}`, options).end()
        const [res]: http.IncomingMessage[] = await once(req, 'response')
        if (!res) throw new Error('no answer')
        await text(res)
        if (res.statusCode !== 200) throw new Error(`answered ${res.statusCode}`)
        answered += 1
      } catch (error) {
        failed.push(`${path}: ${String(error)}`)
      }
      await sleep(PAUSE_MS)
    }
    agent?.destroy()
  }

  async function recommend(start: ReadPage, sender: number): Promise<void> {
    for (let turn = 0; !isOver; turn++) {
      try {
        const reader = openReader(url)
        const name = `Person ${sender} ${turn}`
        const you = answeredWell(await reader.send(start, 'name', { ...PERSON, name }))
        const check = answeredWell(await reader.send(you, 'your-name', YOU))
        const answer = await reader.post(check, 'key', {})
        await answer.body?.cancel()
        if (answer.status !== 303) throw new Error(`answered ${answer.status}`)
        answered += 3
        references.push(referenceOf(reader.cookies))
      } catch (error) {
        const cause = error instanceof Error && error.cause ? ` ${String(error.cause)}` : ''
        failed.push(`/kk/recommend: ${String(error)}${cause}`)
      }
      await sleep(PAUSE_MS)
    }
  }

  const start = await openReader(url).get('/kk/recommend')
  const running = [
    ...Array.from({ length: readers }, (_, at) =>
      read(at % 2 ? new Agent({ keepAlive: true, maxSockets: 1 }) : undefined),
    ),
    ...Array.from({ length: senders }, (_, at) => recommend(start, at)),
  ]
  return {
    async stop() {
      isOver = true
      await Promise.all(running)
      return { answered, failed, references }
    },
    async sent(more) {
      const wanted = references.length + more
      while (references.length < wanted) await sleep(20)
    },
  }
}

function answeredWell(page: ReadPage): ReadPage {
  if (page.status !== 200) throw new Error(`answered ${page.status}`)
  return page
}

/** The reference in the cookie of the thank-you page, whose name has a prefix behind HTTPS. */
export function referenceOf(cookies: Map<string, string>): string {
  const cookie = cookies.get('__Host-recommended') ?? cookies.get('recommended') ?? ''
  return cookie.split('.')[0] ?? ''
}
