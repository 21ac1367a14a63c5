import { Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openPostgres } from '#lib/store/database/postgres.ts'
import { openSqlite, sqliteFile } from '#lib/store/database/sqlite.ts'
import { up } from '#lib/store/migrations/2026_11_30_words_folded.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { makeRecommendation, storeRecommendation } from '../../factories/recommendation.ts'

describe.each(DATABASES)('an inbox from before on $name', (database) => {
  test('is indexed again, so that its words are found like new ones', async () => {
    const { store, settings } = await freshStore(database)
    const { recommendations } = store
    const names = ['Ёлка', 'Қанат', 'İzmir']
    for (const name of names) {
      const person = { ...makeRecommendation().person, name }
      await storeRecommendation(store, { person })
    }
    const { reference } = await storeRecommendation(store, { suspicion: ['hidden-field'] })
    const { databaseUrl, dataDir } = settings
    const dialect = databaseUrl ? openPostgres(databaseUrl) : await openSqlite(sqliteFile(dataDir))
    const db = new Kysely<Parameters<typeof up>[0] extends Kysely<infer T> ? T : never>({ dialect })
    try {
      // As the index was: words as they were typed, and no mark.
      if (databaseUrl) await sql`update recommendations set search = null`.execute(db)
      else await sql`update recommendation_search set words = 'old', status = 'new kk'`.execute(db)
      const find = async (text: string, suspicious = false) =>
        (await recommendations.inbox({ limit: 9, text, suspicious })).entries.map((one) => one.name)
      expect(await find('елка')).toEqual([])
      await up(db)
      for (const [text, name] of [
        ['елка', 'Ёлка'],
        ['канат', 'Қанат'],
        ['izmir', 'İzmir'],
      ] as const) {
        expect(await find(text)).toEqual([name])
      }
      expect(await find(reference, true)).toHaveLength(1)
      expect(await find(reference)).toEqual([])
    } finally {
      await db.destroy()
    }
  })
})
