import { currentRequest } from '#lib/config/request-context.ts'
import { WaitBudget } from '#lib/config/wait-budget.ts'

/** How long work outside of a request waits for the store, each time. */
const BACKGROUND_WAIT_MS = 10_000

/** The store was held by others for longer than a request may wait, or too many waited for it. */
export class StoreBusyError extends Error {}

/** What bounds a wait that begins now: the whole of a request's, or one of its own outside. */
export function storeWait(): WaitBudget {
  return currentRequest()?.storeWait ?? new WaitBudget(BACKGROUND_WAIT_MS)
}
