import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { withRequest } from '#lib/config/request-context.ts'
import type { StoreSettings } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { nextLine, runProcess } from '../../factories/run-process.ts'

/** Has somebody else hold what writes need; gives what ends it. */
async function hold({ databaseUrl, dataDir }: StoreSettings): Promise<() => Promise<void>> {
  if (databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    onTestFinished(() => client.end())
    await client.query('begin; lock table drafts, feedback in exclusive mode')
    return async () => void (await client.query('rollback'))
  }
  const holder = runProcess('hold-store', [sqliteFile(dataDir)])
  expect(await nextLine(holder)).toBe('held')
  return async () => {
    holder.child.stdin?.write('\n')
    expect(await nextLine(holder)).toBe('free')
  }
}

function saveDraft({ drafts }: Store, key: string): Promise<void> {
  const answers = { story: 'Ғажап адам.' }
  return drafts.save({ key, form: 'f', answers, at: NOON, expiresAt: NOON.add({ hours: 1 }) })
}

describe.each(DATABASES)('a store that another process holds, on $name', (database) => {
  test('twenty posts at once all get their answer while it is held, and read meanwhile', async () => {
    const { store, settings } = await freshStore(database)
    await saveDraft(store, 'before')
    const letGo = await hold(settings)
    // Nobody lets go before all of them have ended: one that waits for the other never would.
    const posts = Array.from({ length: 20 }, (_, i) =>
      withRequest(undefined, () => saveDraft(store, `post-${i}`)),
    )
    const all = Promise.allSettled(posts)
    expect(await store.drafts.find('before', 'f', NOON)).toEqual({ story: 'Ғажап адам.' })
    expect((await all).map(({ status }) => status)).toEqual(Array(20).fill('rejected'))
    expect(store.lastWrite()).toMatchObject({ ok: false })
    await letGo()
    await saveDraft(store, 'after')
    expect(await store.drafts.find('after', 'f', NOON)).toBeDefined()
    expect(await store.drafts.find('post-0', 'f', NOON)).toBeUndefined()
  })

  test('a short hold is waited for', async () => {
    const { store, settings } = await freshStore(database)
    const letGo = await hold(settings)
    const post = withRequest(undefined, () => saveDraft(store, 'post'))
    await store.drafts.find('post', 'f', NOON)
    await letGo()
    await post
    expect(await store.drafts.find('post', 'f', NOON)).toBeDefined()
  })
})

test('a request that asks a held store again and again waits once', async () => {
  const { store, settings } = await freshStore()
  const letGo = await hold(settings)
  let refused = 0
  await withRequest(undefined, async () => {
    for (let i = 0; i < 50; i++) await saveDraft(store, 'one').catch(() => refused++)
  })
  await letGo()
  // Fifty waits of their own would have outlasted this test.
  expect(refused).toBe(50)
})

test('more waiting writes than can come to an end are turned away at once', async () => {
  const { store, settings } = await freshStore()
  const letGo = await hold(settings)
  const ended: number[] = []
  const posts = Array.from({ length: 1_050 }, (_, i) =>
    withRequest(undefined, () => saveDraft(store, `post-${i}`)).finally(() => ended.push(i)),
  )
  const all = Promise.allSettled(posts)
  await expect(posts[1_049]).rejects.toThrow('1000 writes wait for the store already')
  // The one that tries and those behind it still wait.
  expect(ended.every((i) => i > 1_000)).toBe(true)
  await letGo()
  // What was acknowledged is stored, and nothing else.
  for (const [i, { status }] of (await all).entries()) {
    const stored = await store.drafts.find(`post-${i}`, 'f', NOON)
    expect(stored !== undefined).toBe(status === 'fulfilled')
  }
})
