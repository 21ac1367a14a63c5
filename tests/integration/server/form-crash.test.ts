import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { collect } from '../../factories/collect.ts'
import { openReader, type ReadPage } from '../../factories/reader.ts'
import { startSite } from '../../running-site.ts'

const COUNT = 500
const KILLS = 10

const PERSON = {
  place: 'Алматы',
  'known-for': 'көрші',
  qualities: ['fair'],
  story: 'Ғажап адам.',
}

const YOU = {
  'your-name': 'Сәуле',
  'your-email': 'saule@example.org',
  relation: 'көрші',
  consent: 'yes',
}

test('500 sent through the form in parallel, the site killed ten times: each that was thanked for is stored, none twice', async () => {
  const site = await startSite()
  const acknowledged = new Map<string, string>()
  const figures = { kills: 0, tries: 0, again: 0 }
  let up = Promise.resolve()

  /**
   * Does what a reader does whose site does not answer: tries it again, once it is back. 500 that ask
   * without pause would only keep the site from starting.
   */
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch {
        await up
        await sleep(Math.random() * 200)
      }
    }
  }

  async function recommend(number: number, start: ReadPage): Promise<void> {
    const reader = openReader(site.url)
    const name = `Person ${number}`
    const you = await patiently(() => reader.send(start, 'name', { ...PERSON, name }))
    const check = await patiently(() => reader.send(you, 'your-name', YOU))
    const send = async () => {
      figures.tries++
      const answer = await reader.post(check, 'key', {})
      await answer.body?.cancel()
      if (answer.status !== 303) throw new Error(`answered ${answer.status}`)
      expect(answer.headers.get('location')).toContain('/recommend/sent')
      return (reader.cookies.get('recommended') ?? '').split('.')[0] ?? ''
    }
    const reference = await patiently(send)
    acknowledged.set(name, reference)
    // Every eighth clicks once more.
    if (number % 8 > 0) return
    figures.again++
    expect(await patiently(send)).toBe(reference)
  }

  const start = await openReader(site.url).get('/kk/recommend')
  const all = Promise.all(Array.from({ length: COUNT }, (_, number) => recommend(number, start)))
  const share = COUNT / (KILLS + 1)
  while (figures.kills < KILLS) {
    if (acknowledged.size < figures.kills * share) {
      await sleep(5)
      continue
    }
    await sleep(Math.random() * 200)
    const { promise, resolve } = Promise.withResolvers<void>()
    up = promise
    await site.kill()
    figures.kills++
    await site.restart()
    resolve()
  }
  await all

  const store = await openStore({ dataDir: site.dataDir })
  const stored = await collect(store.recommendations.list())
  await store.close()
  await site.stop()
  const told = Object.fromEntries(acknowledged)
  expect(Object.fromEntries(stored.map((row) => [row.person.name, row.reference]))).toEqual(told)
  expect(stored).toHaveLength(COUNT)
  process.stdout.write(
    `${JSON.stringify({ acknowledged: acknowledged.size, stored: stored.length, ...figures })}\n`,
  )
}, 300_000)
