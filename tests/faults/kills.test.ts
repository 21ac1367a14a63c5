import { describe, expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { claimAll, collect } from '../factories/collect.ts'
import { DATABASES } from '../factories/fresh-store.ts'
import { runProcess } from '../factories/run-process.ts'
import { startSite } from '../running-site.ts'
import { expectStoredOnce, startSenders } from './people.ts'
import { noteFault } from './table.ts'

/** How many kills each database gets: `FAULT_KILLS`. */
const KILLS = Number(process.env.FAULT_KILLS) || 200
const PROCESSES = 3

/** New ones that each process is given besides those that it did not acknowledge. */
const NEW_EACH = 6

describe.each(DATABASES)('on $name', (database) => {
  test(`${KILLS} kills in the middle of storing: what was acknowledged is stored once, with its mail`, async () => {
    const settings = await database.prepare()
    const first = await openStore(settings)
    await first.close()
    const acknowledged = new Map<string, Set<string>>()
    let made = 0
    let kills = 0

    async function keepKilling(): Promise<void> {
      let open: string[] = []
      for (;;) {
        const isLast = kills >= KILLS
        if (!isLast) open.push(...Array.from({ length: NEW_EACH }, () => String(made++)))
        if (open.length === 0) return
        const list = open.join(',')
        const running = runProcess('keep-recommending', [
          ...[settings.dataDir, list, settings.databaseUrl ?? ''],
        ])
        // At any moment of the storing: some were acknowledged, some are under way, some are not begun.
        const after = Math.floor(Math.random() * open.length)
        let heard = 0
        for await (const line of { [Symbol.asyncIterator]: () => running.lines }) {
          const [number = '', reference = ''] = line.split(' ')
          if (number === 'open') {
            if (!isLast && after === 0) running.child.kill('SIGKILL')
            continue
          }
          acknowledged.set(number, (acknowledged.get(number) ?? new Set()).add(reference))
          heard++
          if (!isLast && heard === after) running.child.kill('SIGKILL')
        }
        await running.ended
        if (running.child.signalCode === 'SIGKILL') kills++
        open = open.filter((number) => !acknowledged.has(number))
      }
    }

    await Promise.all(Array.from({ length: PROCESSES }, keepKilling))
    const store = await openStore(settings)
    const stored = await collect(store.recommendations.list())
    const mails = await claimAll(store, Temporal.Now.instant())
    await store.close()
    expect(kills).toBeGreaterThanOrEqual(KILLS)
    expect(acknowledged.size).toBe(made)
    for (const references of acknowledged.values()) expect(references.size).toBe(1)
    const told = [...acknowledged.values()].flatMap((references) => [...references])
    expect(stored.map(({ reference }) => reference).sort()).toEqual(told.sort())
    expect(mails).toHaveLength(made)
    noteFault({
      fault: `${kills} × SIGKILL while storing, ${database.name}`,
      sees: 'no answer; whoever tries again is thanked with one reference',
      stored: `${stored.length} of ${acknowledged.size} acknowledged, each once, with its one mail`,
      recovers: 'the next process goes on',
    })
  }, 900_000)

  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'the site gets %s three times under load',
    async (signal) => {
      const settings = await database.prepare()
      const site = await startSite({
        DATA_DIR: settings.dataDir,
        ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
      })
      const senders = await startSenders(site.url)
      for (let time = 0; time < 3; time++) {
        await senders.more(5)
        if (signal === 'SIGKILL') await site.kill()
        await site.restart()
      }
      await senders.more(5)
      await senders.stop()
      await site.stop()
      const stored = await expectStoredOnce(senders.thanked, settings)
      expect(senders.thanked.size).toBeGreaterThanOrEqual(20)
      noteFault({
        fault: `3 × ${signal} to the site under load, ${database.name}`,
        sees:
          signal === 'SIGTERM'
            ? 'requests under way end; then nothing answers until the start'
            : 'connections break; a second try is thanked',
        stored: `${senders.thanked.size} thanked for, ${stored} stored, none twice`,
        recovers: 'systemd starts it (Restart=always)',
      })
    },
    400_000,
  )
})
