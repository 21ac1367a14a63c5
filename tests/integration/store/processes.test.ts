import { describe, expect, test } from 'vitest'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { nextLine, runProcess } from '../../factories/run-process.ts'

function asArguments({ dataDir, databaseUrl }: StoreSettings): string[] {
  return databaseUrl ? [dataDir, databaseUrl] : [dataDir]
}

describe.each(DATABASES)('several processes on $name', (database) => {
  test('starting at once on an empty database, one of them makes the tables', async () => {
    const settings = await database.prepare()
    const starts = Array.from({ length: 4 }, () => runProcess('open-store', asArguments(settings)))
    await Promise.all(starts.map(nextLine))
    for (const { child } of starts) child.stdin?.write('now\n')
    const ran = (await Promise.all(starts.map(nextLine))).toSorted()
    expect(ran.slice(1)).toEqual(['[]', '[]', '[]'])
    expect(ran[0]).toMatch(/^\["2026_11_22_first"/)
    const store = await openStore(settings)
    await store.ping()
    await store.close()
  })

  test('killed right after an acknowledgement, it has lost nothing, and stored all or none', async () => {
    const settings = await database.prepare()
    const acknowledged: string[] = []
    for (let round = 1; round <= 3; round++) {
      const running = runProcess('keep-inserting', asArguments(settings))
      for (let i = 0; i < round * 10; i++) acknowledged.push(await nextLine(running))
      running.child.kill('SIGKILL')
      await running.ended
      // What it had still printed before the end counts as said.
      for await (const line of { [Symbol.asyncIterator]: () => running.lines }) {
        acknowledged.push(line)
      }
    }
    const store = await openStore(settings)
    const stored = await collect(store.recommendations.list())
    const mails = await claimAll(store, NOON)
    await store.close()
    expect(acknowledged.length).toBeGreaterThanOrEqual(60)
    expect(stored.map(({ reference }) => reference)).toEqual(expect.arrayContaining(acknowledged))
    expect(mails).toHaveLength(stored.length)
  })

  test('two processes write at the same time without refusing each other', async () => {
    const settings = await database.prepare()
    const writers = [1, 2].map(() => runProcess('keep-inserting', asArguments(settings)))
    const said = await Promise.all(
      writers.map(async (writer) => {
        const lines: string[] = []
        while (lines.length < 100) lines.push(await nextLine(writer))
        return lines
      }),
    )
    for (const { child } of writers) child.kill('SIGKILL')
    await Promise.all(writers.map(({ ended }) => ended))
    const store = await openStore(settings)
    const stored = await collect(store.recommendations.list())
    await store.close()
    expect(stored.map(({ reference }) => reference)).toEqual(expect.arrayContaining(said.flat()))
  })
})
