import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readHeaders, readInstant, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import { wantsDigests } from './digest-readers.ts'
import { insertMailFailure } from './mail-failures.ts'
import { takeMailSlot } from './mail-slots.ts'
import type { FailedMail } from './mail-types.ts'
import type { Outbox, OutgoingMail } from './store.ts'

/**
 * Puts a mail among those to be sent; call it within the transaction of its cause. False when there
 * is a mail with this id already.
 */
export async function insertMail(
  db: Kysely<Tables>,
  mail: OutgoingMail,
  at: Temporal.Instant,
  id: string = randomUUID(),
): Promise<boolean> {
  const inserted = await db
    .insertInto('outbox')
    .values({
      id,
      kind: mail.kind,
      recipient: mail.to,
      locale: mail.locale,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: JSON.stringify(mail.headers),
      status: 'waiting',
      attempts: 0,
      created_at: writeInstant(at),
      due_at: writeInstant(at),
      about: mail.about ?? null,
      failure_class: null,
      digest: mail.digest ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

const FAILED_COLUMNS = [
  'id',
  'kind',
  'recipient',
  'locale',
  'attempts',
  'last_error',
  'failure_class',
] as const

function toFailedMail(
  row: Pick<Selectable<Tables['outbox']>, (typeof FAILED_COLUMNS)[number]>,
): FailedMail {
  const { id, kind, locale, attempts } = row
  return {
    id,
    kind,
    to: row.recipient,
    locale,
    attempts,
    failureClass: row.failure_class ?? 'unknown',
    error: row.last_error ?? '',
  }
}

/** The mails of a database that wait, were sent or have failed. */
export function outboxRepository(db: Kysely<Tables>): Outbox {
  /** Ends a mail that waits and is not to go. */
  async function setEnded(id: string, status: 'blocked' | 'skipped', at: Temporal.Instant) {
    await db
      .updateTable('outbox')
      .set({ status, ended_at: writeInstant(at) })
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .execute()
  }

  return {
    async claim(at, leaseUntil, kinds) {
      while (true) {
        let due = db
          .selectFrom('outbox')
          .select(['id', 'due_at'])
          .where('status', '=', 'waiting')
          .where('due_at', '<=', writeInstant(at))
        if (kinds) due = due.where('kind', 'in', kinds)
        const next = await due.orderBy('due_at').orderBy('id').limit(1).executeTakeFirst()
        if (!next) return undefined
        // Another sender may take it between the two statements: then its due time has
        // moved, nothing is updated here, and the next one is looked for.
        const row = await db
          .updateTable('outbox')
          .set((eb) => ({ due_at: writeInstant(leaseUntil), attempts: eb('attempts', '+', 1) }))
          .where('id', '=', next.id)
          .where('status', '=', 'waiting')
          .where('due_at', '=', next.due_at)
          .returningAll()
          .executeTakeFirst()
        if (!row) continue
        if (row.digest !== null && !(await wantsDigests(db, { email: row.recipient, at }))) {
          await setEnded(row.id, 'skipped', at)
          continue
        }
        return {
          id: row.id,
          createdAt: readInstant(row.created_at),
          attempts: row.attempts,
          kind: row.kind,
          to: row.recipient,
          locale: row.locale,
          subject: row.subject,
          text: row.text,
          html: row.html,
          headers: readHeaders(row.headers),
          ...(row.about === null ? {} : { about: row.about }),
          ...(row.digest === null ? {} : { digest: row.digest }),
        }
      }
    },

    async setSent(id, at) {
      await db
        .updateTable('outbox')
        .set({ status: 'sent', ended_at: writeInstant(at), last_error: null })
        .where('id', '=', id)
        .execute()
    },

    setFailed: (id, { at, error, failureClass = 'unknown', retryAt }) =>
      transact(db, async (trx) => {
        const last = { last_error: error, failure_class: failureClass }
        await trx
          .updateTable('outbox')
          .set(
            retryAt
              ? { due_at: writeInstant(retryAt), ...last }
              : { status: 'failed', ended_at: writeInstant(at), ...last },
          )
          .where('id', '=', id)
          // A sender whose lease ran out must not wake a mail that another has sent since.
          .where('status', '=', 'waiting')
          .execute()
        await insertMailFailure(trx, failureClass, at)
      }),

    takeSlot: (limit) => takeMailSlot(db, limit),

    async putBack(id, until) {
      await db
        .updateTable('outbox')
        .set((eb) => ({ due_at: writeInstant(until), attempts: eb('attempts', '-', 1) }))
        .where('id', '=', id)
        .where('status', '=', 'waiting')
        .execute()
    },

    setBlocked: (id, at) => setEnded(id, 'blocked', at),

    async add(mail, at) {
      await insertMail(db, mail, at)
    },

    addOnce: (id, mail, at) => insertMail(db, mail, at, id),

    async failed(limit) {
      const rows = await db
        .selectFrom('outbox')
        .select([...FAILED_COLUMNS, 'ended_at'])
        .where('status', '=', 'failed')
        .orderBy('due_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.flatMap((row) =>
        row.ended_at === null
          ? []
          : [{ ...toFailedMail(row), failedAt: readInstant(row.ended_at) }],
      )
    },

    async retrying(limit) {
      const rows = await db
        .selectFrom('outbox')
        .select([...FAILED_COLUMNS, 'due_at'])
        .where('status', '=', 'waiting')
        .where('last_error', 'is not', null)
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...toFailedMail(row), retryAt: readInstant(row.due_at) }))
    },

    retry: (id, { at, by }) =>
      transact(db, async (trx) => {
        const again = await trx
          .updateTable('outbox')
          .set({ status: 'waiting', attempts: 0, due_at: writeInstant(at), ended_at: null })
          .where('id', '=', id)
          .where('status', '=', 'failed')
          .returning('kind')
          .executeTakeFirst()
        if (!again) return false
        await insertDeskEntry(trx, { at, by, what: 'mail-retried', about: again.kind })
        return true
      }),

    async counts(at) {
      const rows = await db
        .selectFrom('outbox')
        .select((eb) => ['status', eb.fn.countAll<number | string>().as('mails')])
        .where('status', '<>', 'sent')
        .groupBy('status')
        .execute()
      const oldest = await db
        .selectFrom('outbox')
        .select('due_at')
        .where('status', '=', 'waiting')
        .where('due_at', '<=', writeInstant(at))
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst()
      const count = (status: string) =>
        Number(rows.find((row) => row.status === status)?.mails ?? 0)
      return {
        waiting: count('waiting'),
        failed: count('failed'),
        ...(oldest ? { oldestDue: readInstant(oldest.due_at) } : {}),
      }
    },

    async countTo({ email, kind, since }) {
      const { mails } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number | string>().as('mails'))
        .where('kind', '=', kind)
        .where('created_at', '>', writeInstant(since))
        .where((eb) => eb(eb.fn<string>('lower', ['recipient']), '=', email.toLowerCase()))
        .executeTakeFirstOrThrow()
      return Number(mails)
    },

    async deleteEnded(before) {
      const { numDeletedRows } = await db
        .deleteFrom('outbox')
        .where('status', '<>', 'waiting')
        .where('ended_at', '<=', writeInstant(before))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
