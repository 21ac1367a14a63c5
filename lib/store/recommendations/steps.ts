import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { readInstant, writeInstant } from '../database/values.ts'
import type { AuditCursor, AuditEntry, HistoryEvent } from '../recommendation-types.ts'

/**
 * Adds a step to a recommendation's history, under the version that its row has got in this
 * very transaction: two steps can never take the same place.
 */
export async function insertStep(
  trx: Kysely<Tables>,
  reference: string,
  step: HistoryEvent,
): Promise<void> {
  const { version, note } = step
  await trx
    .insertInto('recommendation_history')
    .values({
      reference,
      version,
      at: writeInstant(step.at),
      by: step.by,
      what: step.what,
      from_status: step.from ?? null,
      to_status: step.to ?? null,
      reason: step.reason ?? null,
    })
    .execute()
  if (!note) return
  await trx.insertInto('recommendation_notes').values({ reference, version, note }).execute()
}

type StepRow = Selectable<Tables['recommendation_history']> & { note: string | null }

function toStep(row: StepRow): HistoryEvent {
  return {
    version: row.version,
    at: readInstant(row.at),
    by: row.by,
    what: row.what,
    ...(row.from_status === null ? {} : { from: row.from_status }),
    ...(row.to_status === null ? {} : { to: row.to_status }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.note === null ? {} : { note: row.note }),
  }
}

function steps(db: Kysely<Tables>) {
  return db
    .selectFrom('recommendation_history as step')
    .leftJoin('recommendation_notes as noted', (join) =>
      join
        .onRef('noted.reference', '=', 'step.reference')
        .onRef('noted.version', '=', 'step.version'),
    )
    .selectAll('step')
    .select('noted.note')
}

/** The steps of one recommendation, oldest first. */
export async function findHistory(db: Kysely<Tables>, reference: string): Promise<HistoryEvent[]> {
  const rows = await steps(db)
    .where('step.reference', '=', reference)
    .orderBy('step.version')
    .execute()
  return rows.map(toStep)
}

/** The latest steps of all recommendations, newest first. */
export async function findAuditLog(
  db: Kysely<Tables>,
  { after, limit }: { after?: AuditCursor | undefined; limit: number },
): Promise<AuditEntry[]> {
  let query = steps(db)
  if (after) {
    const { at, reference, version } = after
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('step.at', 'step.reference', 'step.version'),
        '<',
        tuple(writeInstant(at), reference, version),
      ),
    )
  }
  const rows = await query
    .orderBy('step.at', 'desc')
    .orderBy('step.reference', 'desc')
    .orderBy('step.version', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ reference: row.reference, ...toStep(row) }))
}
