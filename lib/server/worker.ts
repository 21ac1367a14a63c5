import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Metrics, metrics, ownMetrics, processMetrics } from '#lib/config/metrics.ts'

/** Longer than the primary process waits for the other workers. */
const TIMEOUT_MS = 2_000

const fromPrimary = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read-metrics'), id: z.string() }),
  z.object({ kind: z.literal('all-metrics'), id: z.string(), all: z.array(metrics) }),
  z.object({ kind: z.literal('retire') }),
])

/**
 * Makes this process one of several (`lib/server/workers.ts`): each adds up the metrics of all.
 * Gives a promise that resolves when another process has taken this one's place.
 */
export function joinWorkers(): Promise<void> {
  const retired = Promise.withResolvers<void>()
  const pending = new Map<string, (all: Metrics[]) => void>()
  process.on('message', (message: unknown) => {
    const { data } = fromPrimary.safeParse(message)
    if (data?.kind === 'read-metrics') {
      const { id } = data
      void ownMetrics().then((told) => process.send?.({ kind: 'metrics', id, metrics: told }))
    }
    if (data?.kind === 'all-metrics') pending.get(data.id)?.(data.all)
    if (data?.kind === 'retire') retired.resolve()
  })
  processMetrics().askAll = () =>
    new Promise((resolve) => {
      const id = randomUUID()
      const done = (all: Metrics[]): void => {
        pending.delete(id)
        clearTimeout(timer)
        resolve(all.length > 0 ? all : ownMetrics().then((own) => [own]))
      }
      const timer = setTimeout(done, TIMEOUT_MS, [])
      pending.set(id, done)
      process.send?.({ kind: 'read-all-metrics', id })
    })
  return retired.promise
}

/** Tells the primary process that this one serves. */
export function reportReady(port: number): void {
  process.send?.({ kind: 'ready', port })
}
