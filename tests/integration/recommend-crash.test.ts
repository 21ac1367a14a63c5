import { expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { claimAll, collect } from '../factories/collect.ts'
import { freshFolder } from '../factories/fresh-store.ts'
import { runProcess } from '../factories/run-process.ts'

const COUNT = 500
const KILLS = 5

test('500 sent in parallel while the process is killed again and again: each is stored once, and none that was acknowledged is lost', async () => {
  const dataDir = await freshFolder()
  const all = Array.from({ length: COUNT }, (_, i) => String(i))
  const acknowledged = new Map<string, Set<string>>()
  const open = () => all.filter((number) => !acknowledged.has(number))

  for (let round = 0; open().length > 0; round++) {
    // Some of what was acknowledged is sent again, as by readers who reload.
    const again = [...acknowledged.keys()].filter((_, i) => i % 8 === 0)
    const running = runProcess('keep-recommending', [dataDir, [...again, ...open()].join(',')])
    let heard = 0
    for await (const line of { [Symbol.asyncIterator]: () => running.lines }) {
      if (line === 'open') continue
      const [number = '', reference = ''] = line.split(' ')
      acknowledged.set(number, (acknowledged.get(number) ?? new Set()).add(reference))
      heard++
      // Lines that were printed before the end still count as acknowledged.
      if (round < KILLS && heard === again.length + 40) running.child.kill('SIGKILL')
    }
    await running.ended
    expect(round).toBeLessThanOrEqual(KILLS)
  }

  const store = await openStore({ dataDir })
  const stored = await collect(store.recommendations.list())
  const { received } = await store.recommendations.outcomes()
  const mails = await claimAll(store, Temporal.Now.instant())
  const histories = await Promise.all(
    stored.map(({ reference }) => store.recommendations.history(reference)),
  )
  await store.close()

  expect(stored).toHaveLength(COUNT)
  expect(received).toBe(COUNT)
  expect(new Set(stored.map(({ person }) => person.name)).size).toBe(COUNT)
  for (const references of acknowledged.values()) expect(references.size).toBe(1)
  const told = [...acknowledged.values()].flatMap((references) => [...references])
  expect(new Set(told)).toEqual(new Set(stored.map(({ reference }) => reference)))
  expect(mails).toHaveLength(COUNT)
  expect(histories.every((steps) => steps.length === 1)).toBe(true)
}, 120_000)
