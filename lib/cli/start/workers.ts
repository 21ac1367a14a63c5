import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimiterClusterMaster } from 'rate-limiter-flexible'
import { z } from 'zod'
import { log } from '#lib/config/log.ts'
import { type Figures, figures } from '#lib/config/metrics.ts'
import { FatalError } from '../fatal-error.ts'

/** How long a worker may take to say its figures, in milliseconds. */
const PATIENCE = 1_000

/** How long until one that ended takes up its place again: one that cannot start is no busy loop. */
const PAUSE = 1_000

const fromWorker = z.discriminatedUnion('we', [
  z.object({ we: z.literal('ready'), port: z.number() }),
  z.object({ we: z.literal('ask'), id: z.string() }),
  z.object({ we: z.literal('told'), id: z.string(), figures }),
])

export type Workers = {
  port: number
  /** Ends all of them, as the operator ends the site. */
  close(): Promise<void>
}

/**
 * Has the site served by several processes behind one port, and by a new one in place of each
 * that ends. This process counts for all how much anybody sends, and adds up what they know.
 */
export async function startWorkers(count: number): Promise<Workers> {
  // The workers ask it, by the name of their channel, whatever their rules are.
  new RateLimiterClusterMaster()
  const open = new Map<string, (said: Figures) => void>()
  let stopping = false

  function ask(worker: Worker, id: string): Promise<Figures | undefined> {
    return new Promise((resolve) => {
      const key = `${id}:${worker.id}`
      const done = (said?: Figures): void => {
        open.delete(key)
        clearTimeout(timer)
        resolve(said)
      }
      const timer = setTimeout(done, PATIENCE)
      open.set(key, done)
      worker.send({ we: 'tell', id }, (error) => error && done())
    })
  }

  function listen(worker: Worker, ready: (port: number) => void): void {
    worker.on('message', async (message: unknown) => {
      const { data } = fromWorker.safeParse(message)
      if (data?.we === 'ready') ready(data.port)
      if (data?.we === 'told') open.get(`${data.id}:${worker.id}`)?.(data.figures)
      if (data?.we !== 'ask') return
      const said = await Promise.all(running().map((one) => ask(one, data.id)))
      if (worker.isConnected()) {
        worker.send({ we: 'all', id: data.id, figures: said.filter((one) => one !== undefined) })
      }
    })
  }

  async function start(): Promise<number> {
    const worker = cluster.fork()
    const ready = new Promise<number>((resolve) => listen(worker, resolve))
    const ended = once(worker, 'exit').then(() => undefined)
    const port = await Promise.race([ready, ended])
    if (port === undefined) throw new FatalError('A process of the site ended before it was ready.')
    worker.once('exit', (code: number | null, signal: string | null) => {
      if (stopping) return
      log.error('worker ended', { code, signal })
      void startAgain()
    })
    return port
  }

  async function startAgain(): Promise<void> {
    while (!stopping) {
      await sleep(PAUSE)
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
