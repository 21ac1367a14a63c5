import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Tables } from './database/tables.ts'
import * as first from './migrations/2026_11_22_first.ts'
import * as recommendationCare from './migrations/2026_11_25_recommendation_care.ts'
import * as theDesk from './migrations/2026_11_25_the_desk.ts'
import * as unansweredSearches from './migrations/2026_11_25_unanswered_searches.ts'
import * as wordsByLanguage from './migrations/2026_11_25_words_by_language.ts'
import * as letters from './migrations/2026_11_30_letters.ts'
import * as mailFailures from './migrations/2026_11_30_mail_failures.ts'
import * as mailSlots from './migrations/2026_11_30_mail_slots.ts'
import * as removedMails from './migrations/2026_11_30_removed_mails.ts'
import * as suspiciousSubmissions from './migrations/2026_11_30_suspicious_submissions.ts'
import * as wordsFolded from './migrations/2026_11_30_words_folded.ts'
import * as writeProbe from './migrations/2026_11_30_write_probe.ts'
import * as contentChanges from './migrations/2026_12_01_content_changes.ts'
import * as followsAndRuleChanges from './migrations/2026_12_01_follows_and_rule_changes.ts'
import * as mailCare from './migrations/2026_12_01_mail_care.ts'
import * as mailsOfDigests from './migrations/2026_12_01_mails_of_digests.ts'
import * as subscriberImports from './migrations/2026_12_01_subscriber_imports.ts'

/** Named one by one, not read from a folder: a bundled server has no such folder. */
const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '2026_11_22_first': first,
    '2026_11_25_recommendation_care': recommendationCare,
    '2026_11_25_the_desk': theDesk,
    '2026_11_25_unanswered_searches': unansweredSearches,
    '2026_11_25_words_by_language': wordsByLanguage,
    '2026_11_30_letters': letters,
    '2026_11_30_mail_failures': mailFailures,
    '2026_11_30_mail_slots': mailSlots,
    '2026_11_30_removed_mails': removedMails,
    '2026_11_30_suspicious_submissions': suspiciousSubmissions,
    '2026_11_30_words_folded': wordsFolded,
    '2026_11_30_write_probe': writeProbe,
    '2026_12_01_content_changes': contentChanges,
    '2026_12_01_follows_and_rule_changes': followsAndRuleChanges,
    '2026_12_01_mail_care': mailCare,
    '2026_12_01_mails_of_digests': mailsOfDigests,
    '2026_12_01_subscriber_imports': subscriberImports,
  }),
}

/**
 * The migrations of this code, and as empty ones those that a later release has run already: an
 * operator may have gone back, and the tables have only got more than this code knows.
 */
async function knownAndLater(db: Kysely<Tables>): Promise<Record<string, Migration>> {
  const known = await migrations.getMigrations()
  const last = Object.keys(known).sort().at(-1) ?? ''
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return known
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const later = rows.filter(({ name }) => name > last)
  return { ...known, ...Object.fromEntries(later.map(({ name }) => [name, NOTHING])) }
}

const NOTHING: Migration = { up: async () => undefined }

/**
 * Brings the tables up to date under the database's own lock, so that several processes
 * may start at once. Gives the names of the migrations that it ran; rejects when one failed.
 */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  // Read before: Kysely asks for them when the only connection is taken.
  const provided = await knownAndLater(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => provided } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return results.map((result) => result.migrationName)
}
