import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { previewStorage, type WithPreview } from './preview.ts'
import { WaitBudget } from './wait-budget.ts'

/** The context of a request, available to all work that is done for it. */
export type RequestContext = WithPreview & {
  id: string
  /** The total time that the request may wait for the store. */
  storeWait: WaitBudget
}

/** Leaves one second for the work itself, so that the response takes at most five seconds. */
const STORE_WAIT_MS = 4_000

// Next bundles this file more than once into one process: share the value through the global symbol
// registry.
const KEY = Symbol.for('we-guide.request')

const holder: typeof globalThis & { [KEY]?: AsyncLocalStorage<RequestContext> } = globalThis

function contexts(): AsyncLocalStorage<RequestContext> {
  const storage = holder[KEY] ?? new AsyncLocalStorage<RequestContext>()
  holder[KEY] = storage
  previewStorage().requests = storage
  return storage
}

const GIVEN_ID = /^[\w.-]{8,64}$/

/**
 * Runs `work` in the context of a request: all its log lines have the same `requestId`, and its
 * total waiting time for the store is limited. The id is that of a proxy (`X-Request-Id`) if it
 * consists of 8 to 64 letters, digits, `.`, `_` and `-`; otherwise a new one.
 */
export function withRequest<T>(givenId: string | string[] | undefined, work: () => T): T {
  const id = typeof givenId === 'string' && GIVEN_ID.test(givenId) ? givenId : randomUUID()
  return contexts().run({ id, storeWait: new WaitBudget(STORE_WAIT_MS) }, work)
}

/** The context of the current request; undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return contexts().getStore()
}
