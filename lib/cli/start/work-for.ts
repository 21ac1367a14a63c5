import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Figures, figures, ownMetrics, processMetrics } from '#lib/config/metrics.ts'

/** Longer than the process in between waits for the others. */
const PATIENCE = 2_000

const fromPrimary = z.discriminatedUnion('we', [
  z.object({ we: z.literal('tell'), id: z.string() }),
  z.object({ we: z.literal('all'), id: z.string(), figures: z.array(figures) }),
])

/** Makes this process one of several: it tells the others what it knows, and asks them. */
export function workAmongOthers(): void {
  const open = new Map<string, (said: Figures[]) => void>()
  process.on('message', (message: unknown) => {
    const { data } = fromPrimary.safeParse(message)
    if (data?.we === 'tell') process.send?.({ we: 'told', id: data.id, figures: ownMetrics() })
    if (data?.we === 'all') open.get(data.id)?.(data.figures)
  })
  processMetrics().askAll = () =>
    new Promise((resolve) => {
      const id = randomUUID()
      const done = (said: Figures[]): void => {
        open.delete(id)
        clearTimeout(timer)
        resolve(said.length > 0 ? said : [ownMetrics()])
      }
      const timer = setTimeout(done, PATIENCE, [])
      open.set(id, done)
      process.send?.({ we: 'ask', id })
    })
}

/** Says that this process serves. */
export function sayReady(port: number): void {
  process.send?.({ we: 'ready', port })
}
