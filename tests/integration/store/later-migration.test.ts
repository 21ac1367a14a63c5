import { Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import { openPostgresForMigrations } from '#lib/store/database/postgres.ts'
import { openSqlite, sqliteFile } from '#lib/store/database/sqlite.ts'
import { DATABASES } from '../../factories/fresh-store.ts'

async function noteMigration({ databaseUrl, dataDir }: StoreSettings, name: string): Promise<void> {
  const db = new Kysely({
    dialect: databaseUrl
      ? openPostgresForMigrations(databaseUrl)
      : await openSqlite(sqliteFile(dataDir)),
  })
  const at = '2099-01-01T00:00:00.000Z'
  await sql`insert into kysely_migration (name, timestamp) values (${name}, ${at})`.execute(db)
  await db.destroy()
}

describe.each(DATABASES)('on $name', (database) => {
  test('a store that a later release has migrated is opened by the one before', async () => {
    const settings = await database.prepare()
    await (await openStore(settings)).close()
    await noteMigration(settings, '2099_01_01_of_a_later_release')
    const store = await openStore(settings)
    await store.ping()
    await store.close()
  })

  test('a store with a migration that there never was is not', async () => {
    const settings = await database.prepare()
    await (await openStore(settings)).close()
    await noteMigration(settings, '2026_11_23_of_somebody_else')
    await expect(openStore(settings)).rejects.toThrow('2026_11_23_of_somebody_else')
  })
})
