import { Kysely, sql } from 'kysely'
import { contentChangeRepository } from './content-changes.ts'
import { contentDraftRepository } from './content-drafts.ts'
import { WriteWatch } from './database/last-write.ts'
import { openPostgres, openPostgresForMigrations } from './database/postgres.ts'
import { postgresTextIndex } from './database/postgres-text-index.ts'
import { openSqlite, sqliteFile } from './database/sqlite.ts'
import { sqliteTextIndex } from './database/sqlite-text-index.ts'
import type { Tables } from './database/tables.ts'
import type { TextIndex } from './database/text-index.ts'
import { deskRepository } from './desk.ts'
import { draftRepository } from './drafts.ts'
import { feedbackRepository } from './feedback.ts'
import { letterRepository } from './letters.ts'
import { mailFailureRepository } from './mail-failures.ts'
import { mailReportRepository } from './mail-reports.ts'
import { migrate } from './migrate.ts'
import { outboxRepository } from './outbox.ts'
import { probeRepository } from './probes.ts'
import { recommendationRepository } from './recommendations/recommendations.ts'
import type { Wipe } from './recommendations/removals.ts'
import { removedMailRepository } from './removed-mails.ts'
import { ruleChangeRepository } from './rule-changes.ts'
import { searchMissRepository } from './search-misses.ts'
import type { Repositories, Store } from './store.ts'
import { importRepository } from './subscribers/imports.ts'
import { subscriberRepository } from './subscribers/subscribers.ts'
import { suppressionRepository } from './suppressions.ts'

export type StoreSettings = { databaseUrl?: string | undefined; dataDir: string }

/** Brings the tables up to date and gives the names of the migrations that it took. */
export async function migrateStore({ databaseUrl, dataDir }: StoreSettings): Promise<string[]> {
  const dialect = databaseUrl
    ? openPostgresForMigrations(databaseUrl)
    : await openSqlite(sqliteFile(dataDir))
  const db = new Kysely<Tables>({ dialect })
  try {
    return await migrate(db)
  } finally {
    await db.destroy()
  }
}

function repositoriesOn(db: Kysely<Tables>, texts: TextIndex, wipe: Wipe): Repositories {
  return {
    drafts: draftRepository(db),
    recommendations: recommendationRepository(db, texts, wipe),
    subscribers: subscriberRepository(db, wipe),
    imports: importRepository(db),
    outbox: outboxRepository(db),
    mailFailures: mailFailureRepository(db),
    mailReports: mailReportRepository(db),
    suppressions: suppressionRepository(db),
    letters: letterRepository(db),
    ruleChanges: ruleChangeRepository(db),
    feedback: feedbackRepository(db),
    removedMails: removedMailRepository(db),
    desk: deskRepository(db),
    contentDrafts: contentDraftRepository(db),
    contentChanges: contentChangeRepository(db),
    searchMisses: searchMissRepository(db),
    probes: probeRepository(db, texts),
  }
}

/** Empties SQLite's write-ahead log, which still holds what was deleted or overwritten. */
async function wipeLog(db: Kysely<Tables>, { databaseUrl }: StoreSettings): Promise<void> {
  // While somebody reads it stays as it is, and the next removal or the end of the process does it.
  if (!databaseUrl) await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

/**
 * Opens PostgreSQL by its address, or without one the SQLite file in the data folder, with
 * its tables brought up to date. Rejects, leaving nothing open, when that fails.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  await migrateStore(settings)
  const { databaseUrl, dataDir } = settings
  const dialect = databaseUrl ? openPostgres(databaseUrl) : await openSqlite(sqliteFile(dataDir))
  const writes = new WriteWatch()
  const db = new Kysely<Tables>({ dialect, log: writes.note })
  // Kysely closes only what it has used: without this, a store closed before its first query stays open.
  await sql`select 1`.execute(db)
  const texts = settings.databaseUrl ? postgresTextIndex : sqliteTextIndex
  return {
    ...repositoriesOn(db, texts, () => wipeLog(db, settings)),

    signIn: { db, type: settings.databaseUrl ? 'postgres' : 'sqlite' },

    async dryRun(work) {
      const trx = await db.startTransaction().execute()
      try {
        return await work(repositoriesOn(trx, texts, async () => undefined))
      } finally {
        await trx.rollback().execute()
      }
    },

    ping: () => writes.check(db),

    lastWrite: () => writes.last,

    close: () => db.destroy(),
  }
}
