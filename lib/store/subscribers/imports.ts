import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Kysely, PostgresAdapter, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.ts'
import { transact } from '../database/transact.ts'
import { readInstant, writeInstant } from '../database/values.ts'
import type { Imports, StoredImport } from '../subscriber-types.ts'
import { importSubscribers, whyNotImported } from './import.ts'
import { emailKey } from './row.ts'

/** The value of the only row: one import at a time. */
const SLOT = 1

/** Lines that are inserted by one statement; a statement has a limit of values. */
const INSERTED_AT_ONCE = 500

const subscriber = z.object({
  id: z.string(),
  email: z.string(),
  locale: z.enum(['en', 'ru', 'kk']),
  topics: z.array(z.string()),
  leaveTokenHash: z.string(),
  consentDay: z.string(),
  proof: z.string(),
})

type Row = Selectable<Tables['subscriber_imports']>

function toImport(row: Row, at: Temporal.Instant): StoredImport {
  const isLeased = row.lease_until > writeInstant(at)
  return {
    id: row.id,
    by: row.by,
    dryRun: row.dry_run === 1,
    total: row.total,
    done: row.done,
    startedAt: readInstant(row.started_at),
    state: row.ended_at !== null ? 'done' : isLeased ? 'running' : 'stopped',
  }
}

/** The imports of old lists of a database: the latest one, its lines and how far it is. */
export function importRepository(db: Kysely<Tables>): Imports {
  /** Within a transaction of PostgreSQL, nobody else changes the import until it ends. */
  async function findRow(trx: Kysely<Tables>, id: string): Promise<Row | undefined> {
    let found = trx.selectFrom('subscriber_imports').selectAll().where('id', '=', id)
    if (trx.getExecutor().adapter instanceof PostgresAdapter) found = found.forUpdate()
    return found.executeTakeFirst()
  }

  function lines(trx: Kysely<Tables>, id: string) {
    return trx.selectFrom('subscriber_import_lines').where('import_id', '=', id)
  }

  return {
    begin: ({ by, at, leaseUntil, lines }) =>
      transact(db, async (trx) => {
        const others = await trx.selectFrom('subscriber_imports').selectAll().execute()
        if (others.some((row) => toImport(row, at).state === 'running')) return undefined
        await trx.deleteFrom('subscriber_imports').execute()
        const id = randomUUID()
        const begun = await trx
          .insertInto('subscriber_imports')
          .values({
            id,
            slot: SLOT,
            by,
            dry_run: 1,
            total: lines.length,
            done: lines.filter(({ outcome }) => outcome !== undefined).length,
            started_at: writeInstant(at),
            lease_until: writeInstant(leaseUntil),
          })
          // Another began at the same moment.
          .onConflict((conflict) => conflict.column('slot').doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!begun) return undefined
        for (let from = 0; from < lines.length; from += INSERTED_AT_ONCE) {
          const rows = lines
            .slice(from, from + INSERTED_AT_ONCE)
            .map(({ line, email, subscriber, outcome }) => ({
              import_id: id,
              line,
              email,
              email_key: emailKey(email),
              subscriber: subscriber ? JSON.stringify(subscriber) : null,
              outcome: outcome ?? null,
            }))
          await trx.insertInto('subscriber_import_lines').values(rows).execute()
          // SQLite answers at once: readers of the site come in between.
          await nextTurn()
        }
        return id
      }),

    step: ({ id, at, leaseUntil, limit }) =>
      transact(db, async (trx) => {
        const row = await findRow(trx, id)
        if (!row || row.ended_at !== null) return false
        const next = await lines(trx, id)
          .select(['line', 'subscriber'])
          .where('outcome', 'is', null)
          .orderBy('line')
          .limit(limit)
          .execute()
        const people = next.map(({ subscriber: json }) =>
          subscriber.parse(JSON.parse(json ?? 'null')),
        )
        const leftOut =
          row.dry_run === 1
            ? await whyNotImported(trx, people)
            : await importSubscribers(trx, people, { at, by: row.by })
        const why = new Map(leftOut.map((one) => [one.email, one.why]))
        const outcomes = next.map(({ line }, index) => ({
          line,
          outcome: why.get(people[index]?.email ?? '') ?? ('imported' as const),
        }))
        for (const [outcome, ended] of Map.groupBy(outcomes, (one) => one.outcome)) {
          await trx
            .updateTable('subscriber_import_lines')
            .set({ outcome })
            .where('import_id', '=', id)
            .where(
              'line',
              'in',
              ended.map(({ line }) => line),
            )
            .execute()
        }
        const isLast = next.length < limit
        await trx
          .updateTable('subscriber_imports')
          .set({
            done: row.done + next.length,
            lease_until: writeInstant(leaseUntil),
            ended_at: isLast ? writeInstant(at) : null,
          })
          .where('id', '=', id)
          .execute()
        return !isLast
      }),

    resume: ({ id, at, leaseUntil }) =>
      transact(db, async (trx) => {
        const row = await findRow(trx, id)
        if (!row || toImport(row, at).state !== 'stopped') return false
        await trx
          .updateTable('subscriber_imports')
          .set({ lease_until: writeInstant(leaseUntil) })
          .where('id', '=', id)
          .execute()
        return true
      }),

    importTried: ({ id, at, leaseUntil }) =>
      transact(db, async (trx) => {
        const row = await findRow(trx, id)
        if (row?.dry_run !== 1 || row.ended_at === null) return false
        const again = await trx
          .updateTable('subscriber_import_lines')
          .set({ outcome: null })
          .where('import_id', '=', id)
          .where('subscriber', 'is not', null)
          .returning('line')
          .execute()
        await trx
          .updateTable('subscriber_imports')
          .set({
            dry_run: 0,
            done: row.done - again.length,
            started_at: writeInstant(at),
            lease_until: writeInstant(leaseUntil),
            ended_at: null,
          })
          .where('id', '=', id)
          .execute()
        return true
      }),

    async latest(at) {
      const row = await db.selectFrom('subscriber_imports').selectAll().executeTakeFirst()
      return row && toImport(row, at)
    },

    async countOutcomes(id) {
      const rows = await lines(db, id)
        .select((eb) => ['outcome', eb.fn.countAll<number | string>().as('count')])
        .where('outcome', 'is not', null)
        .groupBy('outcome')
        .execute()
      const counts = rows.map(({ outcome, count }) => [outcome, Number(count)] as const)
      return new Map(counts.flatMap(([outcome, count]) => (outcome ? [[outcome, count]] : [])))
    },

    async lines(id, limit) {
      const rows = await lines(db, id)
        .select((eb) => [
          'line',
          'email',
          'outcome',
          eb.case().when('outcome', '=', 'imported').then(1).else(0).end().as('goes'),
        ])
        .where('outcome', 'is not', null)
        .orderBy('goes')
        .orderBy('line')
        .limit(limit)
        .execute()
      return rows.flatMap(({ line, email, outcome }) => (outcome ? [{ line, email, outcome }] : []))
    },

    drop: (id, at) =>
      transact(db, async (trx) => {
        const row = await findRow(trx, id)
        if (!row || toImport(row, at).state === 'running') return false
        await trx.deleteFrom('subscriber_imports').where('id', '=', id).execute()
        return true
      }),

    async deleteBefore(before) {
      const { numDeletedRows } = await db
        .deleteFrom('subscriber_imports')
        .where('started_at', '<=', writeInstant(before))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
