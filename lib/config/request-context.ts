import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { WaitBudget } from './wait-budget.ts'

/** What belongs to one request that is being answered, wherever the work for it runs. */
export type RequestContext = {
  id: string
  /** How long it may wait for the store in all. */
  storeWait: WaitBudget
}

/** Together with the work itself, an answer within five seconds. */
const STORE_WAIT_MS = 4_000

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.request')

const holder: typeof globalThis & { [KEY]?: AsyncLocalStorage<RequestContext> } = globalThis

function contexts(): AsyncLocalStorage<RequestContext> {
  holder[KEY] ??= new AsyncLocalStorage()
  return holder[KEY]
}

const GIVEN_ID = /^[\w.-]{8,64}$/

/**
 * Runs `work` as the answering of one request: every line that it logs, however late, carries one
 * `requestId`, and all its waits for the store are bounded together. The id is the one that a proxy
 * gave (`X-Request-Id`) when it is 8 to 64 letters, digits, `.`, `_` and `-`, else a new one.
 */
export function withRequest<T>(givenId: string | string[] | undefined, work: () => T): T {
  const id = typeof givenId === 'string' && GIVEN_ID.test(givenId) ? givenId : randomUUID()
  return contexts().run({ id, storeWait: new WaitBudget(STORE_WAIT_MS) }, work)
}

/** The request that is being answered; undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return contexts().getStore()
}
