import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { StoreSettings } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'

const BY = 'editor@example.org'

/** Runs a statement behind the store's back. */
async function runSql({ databaseUrl, dataDir }: StoreSettings, sql: string): Promise<void> {
  if (!databaseUrl) {
    const database = new DatabaseSync(sqliteFile(dataDir))
    try {
      database.exec(sql)
    } finally {
      database.close()
    }
    return
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

describe.each(DATABASES)('on $name', (database) => {
  it('the audit log gives its lines newest first and goes on where a page ended', async () => {
    const { store } = await freshStore(database)
    for (const minutes of [0, 1, 2, 3, 4]) {
      await store.desk.record({
        at: afterNoon({ minutes }),
        by: BY,
        what: 'exported',
        about: `${minutes}`,
      })
    }
    const first = await store.desk.auditLog({ limit: 3 })
    expect(first.map(({ about }) => about)).toEqual(['4', '3', '2'])
    const rest = await store.desk.auditLog({ limit: 3, after: first[2] })
    expect(rest.map(({ about }) => about)).toEqual(['1', '0'])
  })

  it.each([
    "update desk_ledger set what = 'signed-in'",
    'delete from desk_ledger',
    'update recommendation_history set "by" = \'site\'',
    'delete from recommendation_history',
  ])('the database refuses “%s”', async (sql) => {
    const { store, settings } = await freshStore(database)
    await store.desk.record({ at: NOON, by: BY, what: 'exported' })
    await store.recommendations.insert({
      recommendation: makeRecommendation(),
      idempotencyKey: 'key',
      consentText: 'yes',
      mails: [],
    })
    await expect(runSql(settings, sql)).rejects.toThrow(/only added to/)
    expect(await store.desk.auditLog({ limit: 10 })).toHaveLength(1)
    expect(await store.recommendations.auditLog({ limit: 10 })).toHaveLength(1)
  })

  it('a failed mail that is tried again waits anew, and the audit log says who had it tried', async () => {
    const { store } = await freshStore(database)
    await store.outbox.add(makeMail({ kind: 'newsletter-confirm' }), NOON)
    const mail = await store.outbox.claim(NOON, afterNoon({ hours: 1 }))
    const id = mail?.id ?? ''
    expect(await store.outbox.retry(id, { at: NOON, by: BY })).toBe(false)
    await store.outbox.setFailed(id, { at: NOON, error: '550 no such mailbox' })
    expect(await store.outbox.failed(10)).toMatchObject([
      { id, to: 'reader@example.org', attempts: 1, error: '550 no such mailbox', failedAt: NOON },
    ])
    expect(await store.outbox.retry(id, { at: afterNoon({ hours: 2 }), by: BY })).toBe(true)
    expect(await store.outbox.failed(10)).toEqual([])
    expect(
      await store.outbox.claim(afterNoon({ hours: 2 }), afterNoon({ hours: 3 })),
    ).toMatchObject({ id, attempts: 1 })
    expect(await store.desk.auditLog({ limit: 10 })).toMatchObject([
      { by: BY, what: 'mail-retried', about: 'newsletter-confirm' },
    ])
  })
})
