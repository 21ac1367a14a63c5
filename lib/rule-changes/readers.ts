import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DigestReader } from '#lib/store/rule-change-types.ts'
import type { Store } from '#lib/store/store.ts'

const PAGE = 200

/** The readers whom changes may be told at an instant, a page at a time, so that memory stays flat. */
export async function* readerPages(
  { ruleChanges }: Pick<Store, 'ruleChanges'>,
  at: Temporal.Instant,
): AsyncGenerator<DigestReader[]> {
  let after = ''
  while (true) {
    const page = await ruleChanges.readers({ at, after, limit: PAGE })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}

/** The same readers one by one; others are served in between. */
export async function* eachReader(
  store: Pick<Store, 'ruleChanges'>,
  at: Temporal.Instant,
): AsyncGenerator<DigestReader> {
  for await (const page of readerPages(store, at)) {
    yield* page
    await nextTurn()
  }
}
