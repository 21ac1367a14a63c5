import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import { collect } from '../factories/collect.ts'
import { referenceOf } from '../factories/load.ts'
import { openReader, type ReadPage } from '../factories/reader.ts'

const PERSON = { place: 'Алматы', 'known-for': 'көрші', qualities: ['fair'], story: 'Ғажап адам.' }

const YOU = {
  ...{ 'your-name': 'Сәуле', 'your-email': 'saule@example.org', relation: 'көрші' },
  consent: 'yes',
}

/** Sends a recommendation, all steps of the form, without a second try. */
export async function recommend(
  url: string,
  name: string,
  story = PERSON.story,
): Promise<{ status: number; html: string; reference: string | undefined }> {
  const reader = openReader(url)
  const start = await reader.get('/kk/recommend')
  if (start.status !== 200) return { ...start, reference: undefined }
  const you = await reader.send(start, 'name', { ...PERSON, name, story })
  if (you.status !== 200) return { ...you, reference: undefined }
  const check = await reader.send(you, 'your-name', YOU)
  if (check.status !== 200) return { ...check, reference: undefined }
  const answer = await reader.post(check, 'key', {})
  const html = await answer.text()
  const isThanked = answer.headers.get('location')?.includes('/recommend/sent')
  return {
    ...{ status: answer.status, html },
    reference: isThanked ? referenceOf(reader.cookies) : undefined,
  }
}

/** Does what a person does whose site does not answer: tries it again. */
async function patiently<T>(work: () => Promise<T>, isOver: () => boolean): Promise<T | undefined> {
  while (!isOver()) {
    try {
      return await work()
    } catch {
      await sleep(100 + Math.random() * 200)
    }
  }
  return undefined
}

export type Senders = {
  /** The references that people were thanked with, by the names that they sent. */
  thanked: Map<string, string>
  /** Resolves when so many more were thanked. */
  more(count: number): Promise<void>
  stop(): Promise<void>
}

/** People who send recommendations without pause, and try again until they are thanked. */
export async function startSenders(url: string, count = 4): Promise<Senders> {
  const thanked = new Map<string, string>()
  let isOver = false
  const over = (): boolean => isOver

  async function send(name: string, start: ReadPage): Promise<void> {
    const reader = openReader(url)
    const page = (one: ReadPage): ReadPage => {
      if (one.status !== 200) throw new Error(`answered ${one.status}`)
      return one
    }
    const you = await patiently(
      async () => page(await reader.send(start, 'name', { ...PERSON, name })),
      over,
    )
    const check =
      you && (await patiently(async () => page(await reader.send(you, 'your-name', YOU)), over))
    if (!check) return
    await patiently(async () => {
      const answer = await reader.post(check, 'key', {})
      await answer.body?.cancel()
      if (answer.status !== 303) throw new Error(`answered ${answer.status}`)
      thanked.set(name, referenceOf(reader.cookies))
    }, over)
  }

  const start = await openReader(url).get('/kk/recommend')
  const running = Array.from({ length: count }, async (_, sender) => {
    for (let turn = 0; !isOver; turn++) await send(`Person ${sender} ${turn}`, start)
  })
  return {
    thanked,
    async more(wanted) {
      const goal = thanked.size + wanted
      while (thanked.size < goal) await sleep(20)
    },
    async stop() {
      isOver = true
      await Promise.all(running)
    },
  }
}

/** Each that was thanked for is stored under its reference, and none twice. */
export async function expectStoredOnce(
  thanked: ReadonlyMap<string, string>,
  settings: StoreSettings,
): Promise<number> {
  const store = await openStore(settings)
  const rows = await collect(store.recommendations.list())
  await store.close()
  const names = rows.map(({ person }) => person.name)
  expect(new Set(names).size).toBe(names.length)
  const stored = new Map(rows.map(({ person, reference }) => [person.name, reference]))
  for (const [name, reference] of thanked) expect(stored.get(name), name).toBe(reference)
  return rows.length
}
