import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
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

/** What a worker runs, and its environment. */
export type WorkerProgram = { exec: string; execArgv: string[]; env: NodeJS.ProcessEnv }

export type Workers = {
  port: number
  /**
   * Replaces the workers, one after another, by those of a program: each new one serves before the
   * old one stops accepting. Rejects when one does not start; then the old one serves on.
   * `gone` resolves when the old ones have ended.
   */
  restart(program: WorkerProgram): Promise<{ gone: Promise<unknown> }>
  /** Lets all of them end as on SIGTERM. */
  close(): Promise<void>
}

/**
 * Serves the site by processes behind one port, and replaces each that ends. This process holds
 * the port, counts posted forms where there are several, and collects their metrics. Rejects when one does
 * not start; it has said why.
 */
export async function startWorkers(count: number, first: WorkerProgram): Promise<Workers> {
  // A single process accepts by itself; for several, this one deals out connections in turn.
  cluster.schedulingPolicy = count === 1 ? cluster.SCHED_NONE : cluster.SCHED_RR
  if (count > 1) {
    const { RateLimiterClusterMaster } = await import('rate-limiter-flexible')
    // The limiters of the workers find it by their channel.
    new RateLimiterClusterMaster()
  }
  const pending = new Map<string, (told: Metrics) => void>()
  /** The worker of each place; one that has been replaced ends by itself. */
  const places = new Map<number, Worker>()
  let program = first
  let stopping = false
  let restarting: Promise<unknown> = Promise.resolve()

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

  /** Starts a worker in a place. Resolves, with its port, when it serves. */
  async function start(place: number, { exec, execArgv, env }: WorkerProgram): Promise<number> {
    cluster.setupPrimary({ exec, execArgv, args: [] })
    const worker = cluster.fork({ ...env, WORKER_SLOT: String(place) })
    const ready = new Promise<number>((resolve) => listen(worker, resolve))
    const ended = once(worker, 'exit').then(() => undefined)
    const port = await Promise.race([ready, ended])
    if (port === undefined) throw new Error('A process of the site ended before it was ready.')
    worker.once('exit', (code: number | null, signal: string | null) => {
      if (stopping || places.get(place) !== worker) return
      log.error('worker ended', { code, signal })
      void startAgain(place)
    })
    places.get(place)?.send({ kind: 'retire' }, () => undefined)
    places.set(place, worker)
    return port
  }

  async function startAgain(place: number): Promise<void> {
    const gone = places.get(place)
    while (!stopping && places.get(place) === gone) {
      await sleep(RESTART_DELAY_MS)
      if (stopping || places.get(place) !== gone) return
      places.delete(place)
      try {
        await start(place, program)
        return
      } catch (error) {
        log.error('worker not started', { error: String(error) })
        if (gone) places.set(place, gone)
      }
    }
  }

  async function replaceAll(next: WorkerProgram): Promise<{ gone: Promise<unknown> }> {
    const old = [...places.values()].filter((worker) => !worker.isDead())
    const gone = Promise.all(old.map((worker) => once(worker, 'exit')))
    for (let place = 0; place < count && !stopping; place++) await start(place, next)
    program = next
    return { gone }
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
    const all = Array.from({ length: count }, (_, place) => start(place, first))
    const [port = 0] = await Promise.all(all)
    return {
      port,
      restart(next) {
        const turn = restarting.then(() => replaceAll(next))
        restarting = turn.then(() => undefined).catch(() => undefined)
        return turn
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function running(): Worker[] {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
  return workers.filter((worker) => !worker.isDead() && worker.isConnected())
}
