import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { nextLine, runProcess } from '../../factories/run-process.ts'

/** Asks without pause and without a second try; gives who answered, and why others did not. */
function startReaders(port: number) {
  const pids = new Set<string>()
  const failed: string[] = []
  let answered = 0
  let isOver = false
  async function read(keepAlive: boolean): Promise<void> {
    const kept = keepAlive ? new Agent({ keepAlive: true, maxSockets: 1 }) : undefined
    while (!isOver) {
      try {
        const req = get({ port, host: '127.0.0.1', agent: kept ?? new Agent() })
        const [res]: IncomingMessage[] = await once(req, 'response')
        if (res) pids.add(await text(res))
        answered += 1
      } catch (error) {
        failed.push(String(error))
      }
    }
    kept?.destroy()
  }
  const all = Array.from({ length: 12 }, (_, at) => read(at % 2 === 0))
  return {
    async stop() {
      isOver = true
      await Promise.all(all)
      return { answered, failed, pids: pids.size }
    },
  }
}

it.each(['1', '2'])(
  'with %s, workers are replaced five times while all that is asked is answered',
  async (count) => {
    const site = runProcess('replaced-workers', [count])
    const readers = startReaders(Number(await nextLine(site)))
    for (let time = 0; time < 5; time++) {
      site.child.stdin?.write('restart\n')
      expect(await nextLine(site)).toBe('restarted')
    }
    const { answered, failed, pids } = await readers.stop()
    expect(failed).toEqual([])
    expect(answered).toBeGreaterThan(100)
    // Each generation has answered.
    expect(pids).toBeGreaterThanOrEqual(5)
  },
  // Eleven or more processes start one after another, while others test.
  180_000,
)

it('workers that do not start leave those in service that are there', async () => {
  const site = runProcess('replaced-workers', ['1'])
  const port = Number(await nextLine(site))
  const readers = startReaders(port)
  site.child.stdin?.write('broken\n')
  expect(await nextLine(site)).toContain('ended before it was ready')
  site.child.stdin?.write('restart\n')
  expect(await nextLine(site)).toBe('restarted')
  expect((await readers.stop()).failed).toEqual([])
})
