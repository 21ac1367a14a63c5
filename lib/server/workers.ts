import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimiterClusterMaster } from 'rate-limiter-flexible'
import { z } from 'zod'
import { log } from '#lib/config/log.ts'
import { type Metrics, metrics } from '#lib/config/metrics.ts'

/** How long a worker may take to tell its metrics. */
const TIMEOUT_MS = 1_000

/** Delay before a dead worker is replaced (avoids a restart loop). */
const RESTART_DELAY_MS = 1_000

const fromWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number() }),
  z.object({ kind: z.literal('read-all-metrics'), id: z.string() }),
  z.object({ kind: z.literal('metrics'), id: z.string(), metrics }),
])

export type Workers = {
  port: number
  /** Lets all of them end as on SIGTERM. */
  close(): Promise<void>
}

/**
 * Serves the site by several processes behind one port, and replaces each that ends. This process
 * counts posted forms for all of them, and collects their metrics.
 */
export async function startWorkers(count: number): Promise<Workers> {
  // The limiters of the workers find it by their channel.
  new RateLimiterClusterMaster()
  const pending = new Map<string, (told: Metrics) => void>()
  let stopping = false

  function ask(worker: Worker, id: string): Promise<Metrics | undefined> {
    return new Promise((resolve) => {
      const key = `${id}:${worker.id}`
      const done = (told?: Metrics): void => {
        pending.delete(key)
        clearTimeout(timer)
        resolve(told)
      }
      const timer = setTimeout(done, TIMEOUT_MS)
      pending.set(key, done)
      worker.send({ kind: 'read-metrics', id }, (error) => error && done())
    })
  }

  function listen(worker: Worker, ready: (port: number) => void): void {
    worker.on('message', async (message: unknown) => {
      const { data } = fromWorker.safeParse(message)
      if (data?.kind === 'ready') ready(data.port)
      if (data?.kind === 'metrics') pending.get(`${data.id}:${worker.id}`)?.(data.metrics)
      if (data?.kind !== 'read-all-metrics') return
      const told = await Promise.all(running().map((one) => ask(one, data.id)))
      if (worker.isConnected()) {
        worker.send({
          kind: 'all-metrics',
          id: data.id,
          all: told.filter((one) => one !== undefined),
        })
      }
    })
  }

  async function start(): Promise<number> {
    const worker = cluster.fork()
    const ready = new Promise<number>((resolve) => listen(worker, resolve))
    const ended = once(worker, 'exit').then(() => undefined)
    const port = await Promise.race([ready, ended])
    if (port === undefined) throw new Error('A process of the site ended before it was ready.')
    worker.once('exit', (code: number | null, signal: string | null) => {
      if (stopping) return
      log.error('worker ended', { code, signal })
      void startAgain()
    })
    return port
  }

  async function startAgain(): Promise<void> {
    while (!stopping) {
      await sleep(RESTART_DELAY_MS)
      if (stopping) return
      try {
        await start()
        return
      } catch (error) {
        log.error('worker not started', { error: String(error) })
      }
    }
  }

  async function close(): Promise<void> {
    stopping = true
    await Promise.all(
      running().map(async (worker) => {
        const exit = once(worker, 'exit')
        worker.process.kill('SIGTERM')
        await exit
      }),
    )
  }

  try {
    const [port = 0] = await Promise.all(Array.from({ length: count }, start))
    return { port, close }
  } catch (error) {
    await close()
    throw error
  }
}

function running(): Worker[] {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
  return workers.filter((worker) => !worker.isDead() && worker.isConnected())
}
