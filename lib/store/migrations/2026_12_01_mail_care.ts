import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'

type Before = {
  subscribers: {
    created_at: string
    confirmed_at: string | null
    left_at: string | null
    status: string
    id: string
  }
  subscriber_events: { id: string; at: string; what: string }
}

/** Reviews of letters, addresses that get no mail, reports of mailbox providers, imported consents. */
export async function up(db: Kysely<Before>): Promise<void> {
  await db.schema
    .createTable('letter_approvals')
    .addColumn('letter', 'text', (col) => col.notNull())
    .addColumn('version', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('letter_approvals_key', ['letter', 'version', 'by'])
    .execute()
  await db.schema
    .createTable('suppressions')
    .addColumn('email_key', 'text', (col) => col.primaryKey().notNull())
    .addColumn('email', 'text', (col) => col.notNull())
    .addColumn('reason', 'text', (col) => col.notNull())
    .addColumn('note', 'text', (col) => col.notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .execute()
  await db.schema
    .createIndex('suppressions_order')
    .on('suppressions')
    .columns(['at', 'email_key'])
    .execute()
  await db.schema
    .createTable('mail_reports')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('failure_class', 'text')
    .addColumn('letter', 'text')
    .execute()
  await db.schema.createIndex('mail_reports_at').on('mail_reports').column('at').execute()
  await db.schema
    .createTable('consents')
    .addColumn('subscriber_id', 'text', (col) =>
      col.primaryKey().notNull().references('subscribers.id').onDelete('cascade'),
    )
    .addColumn('day', 'text', (col) => col.notNull())
    .addColumn('proof', 'text', (col) => col.notNull())
    .addColumn('imported_at', 'text', (col) => col.notNull())
    .addColumn('imported_by', 'text', (col) => col.notNull())
    .execute()
  await db.schema
    .createTable('subscriber_events')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('what', 'text', (col) => col.notNull())
    .execute()
  await db.schema.createIndex('subscriber_events_at').on('subscriber_events').column('at').execute()
  await fillEvents(db)
  // All copies of a letter are due at the same instant: without the id, each claim would sort them all.
  await db.schema
    .createIndex('letter_deliveries_next')
    .on('letter_deliveries')
    .columns(['letter', 'status', 'due_at', 'id'])
    .execute()
}

/** What is still known of those who are there; an address that bounced has no day of its own. */
async function fillEvents(db: Kysely<Before>): Promise<void> {
  let after = ''
  while (true) {
    const rows = await db
      .selectFrom('subscribers')
      .select(['id', 'created_at', 'confirmed_at', 'left_at', 'status'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .execute()
    const events = rows.flatMap((row) => [
      { at: row.created_at, what: 'asked' },
      ...(row.confirmed_at ? [{ at: row.confirmed_at, what: 'confirmed' }] : []),
      ...(row.left_at ? [{ at: row.left_at, what: 'left' }] : []),
      ...(row.confirmed_at && row.status === 'bounced'
        ? [{ at: row.confirmed_at, what: 'bounced' }]
        : []),
    ])
    if (events.length > 0) {
      await db
        .insertInto('subscriber_events')
        .values(events.map((event) => ({ id: randomUUID(), ...event })))
        .execute()
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < 500) return
  }
}
