import { type ExpressionBuilder, type Kysely, PostgresAdapter } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, readTexts, writeInstant } from './database/values.ts'
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type Letters,
  type SentLetter,
} from './letter-types.ts'
import { insertMailFailure } from './mail-failures.ts'

const PAGE = 500

function wantsLetters(topics: string): boolean {
  return readTexts(topics).includes('letter')
}

/** Whether a subscriber does not pause at an instant. */
export function notPaused(at: Temporal.Instant) {
  return ({ eb, or }: ExpressionBuilder<Tables, 'subscribers'>) =>
    or([eb('paused_until', 'is', null), eb('paused_until', '<=', writeInstant(at))])
}

/** Takes the next row that is due; on PostgreSQL, one that no other sender is taking. */
async function takeRow(db: Kysely<Tables>, at: Temporal.Instant, leaseUntil: Temporal.Instant) {
  return transact(db, async (trx) => {
    let due = trx
      .selectFrom('letter_deliveries')
      .innerJoin('letters', 'letters.date', 'letter_deliveries.letter')
      .select(['letter_deliveries.id', 'letters.started_at'])
      .where('letters.status', '=', 'sending')
      .where('letter_deliveries.status', '=', 'waiting')
      .where('letter_deliveries.due_at', '<=', writeInstant(at))
      .orderBy('letter_deliveries.due_at')
      .orderBy('letter_deliveries.id')
      .limit(1)
    if (trx.getExecutor().adapter instanceof PostgresAdapter) {
      due = due.forUpdate('letter_deliveries').skipLocked()
    }
    const next = await due.executeTakeFirst()
    if (!next) return undefined
    const row = await trx
      .updateTable('letter_deliveries')
      .set((eb) => ({
        status: 'handed',
        due_at: writeInstant(leaseUntil),
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', next.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return { ...row, startedAt: readInstant(next.started_at) }
  })
}

/** The letters of a database and the copies of them that go to readers. */
export function letterRepository(db: Kysely<Tables>): Letters {
  async function end(id: string, status: DeliveryStatus, at: Temporal.Instant): Promise<void> {
    await db
      .updateTable('letter_deliveries')
      .set({ status, ended_at: writeInstant(at) })
      .where('id', '=', id)
      .where('status', 'in', ['handed', 'unsure'])
      .execute()
  }

  // A copy that is being handed over may have arrived: its link must not lead to nothing.
  const goneOut = db
    .selectFrom('letters')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('letter_deliveries')
          .select('id')
          .whereRef('letter', '=', 'letters.date')
          .where('letter_deliveries.status', 'in', ['handed', 'sent', 'unsure']),
      ),
    )

  return {
    async countRecipients() {
      const rows = await db
        .selectFrom('subscribers')
        .select((eb) => ['locale', 'topics', eb.fn.countAll<number | string>().as('count')])
        .where('status', '=', 'confirmed')
        .groupBy(['locale', 'topics'])
        .execute()
      const wanted = Map.groupBy(
        rows.filter(({ topics }) => wantsLetters(topics)),
        ({ locale }) => locale,
      )
      return Array.from(wanted, ([locale, found]) => ({
        locale,
        count: found.reduce((sum, { count }) => sum + Number(count), 0),
      }))
    },

    start: ({ date, at, by, factsDay, texts }) =>
      transact(db, async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('letters')
          .values({
            date,
            status: 'preparing',
            started_at: writeInstant(at),
            started_by: by,
            facts_day: factsDay,
          })
          .onConflict((conflict) => conflict.column('date').doNothing())
          .executeTakeFirstOrThrow()
        if (!numInsertedOrUpdatedRows) return false
        for (const [locale, text] of [
          ['en', texts.en],
          ['ru', texts.ru],
          ['kk', texts.kk],
        ] as const) {
          await trx
            .insertInto('letter_texts')
            .values({ letter: date, locale, ...text })
            .execute()
        }
        return true
      }),

    async prepare({ date, at, makeId, onProgress }) {
      let after = ''
      for (let count = 0; ; ) {
        const page = await db
          .selectFrom('subscribers')
          .select(['id', 'topics'])
          .where('status', '=', 'confirmed')
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGE)
          .execute()
        const wanted = page.filter(({ topics }) => wantsLetters(topics))
        if (wanted.length > 0) {
          await db
            .insertInto('letter_deliveries')
            .values(
              wanted.map(({ id }) => ({
                id: makeId(id),
                letter: date,
                subscriber_id: id,
                status: 'waiting' as const,
                attempts: 0,
                due_at: writeInstant(at),
                ended_at: null,
                failure_class: null,
              })),
            )
            // A call that was cut off before has made some of them.
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        }
        count += wanted.length
        onProgress?.(count)
        after = page.at(-1)?.id ?? ''
        if (page.length < PAGE) break
      }
      await db
        .updateTable('letters')
        .set({ status: 'sending' })
        .where('date', '=', date)
        .where('status', '=', 'preparing')
        .execute()
    },

    async claim(at, leaseUntil) {
      while (true) {
        const row = await takeRow(db, at, leaseUntil)
        if (!row) return undefined
        const found = await db
          .selectFrom('subscribers')
          .innerJoin('letter_texts', (join) =>
            join.onRef('letter_texts.locale', '=', 'subscribers.locale'),
          )
          .select(['email', 'topics', 'subscribers.locale', 'subject', 'preheader', 'html', 'text'])
          .where('subscribers.id', '=', row.subscriber_id)
          .where('subscribers.status', '=', 'confirmed')
          .where(notPaused(at))
          .where('letter_texts.letter', '=', row.letter)
          .executeTakeFirst()
        if (!found || !wantsLetters(found.topics)) {
          await end(row.id, 'skipped', at)
          continue
        }
        const { email: to, topics: _, ...text } = found
        const { id, letter, startedAt, subscriber_id: subscriberId, attempts } = row
        return { id, letter, startedAt, subscriberId, attempts, to, ...text }
      }
    },

    setSent: (id, at) => end(id, 'sent', at),

    setFailed: (id, { at, failureClass, retryAt }) =>
      transact(db, async (trx) => {
        await trx
          .updateTable('letter_deliveries')
          .set({
            failure_class: failureClass,
            ...(retryAt
              ? { status: 'waiting', due_at: writeInstant(retryAt) }
              : { status: 'failed', ended_at: writeInstant(at) }),
          })
          .where('id', '=', id)
          .where('status', 'in', ['handed', 'unsure'])
          .execute()
        await insertMailFailure(trx, failureClass, at)
      }),

    async putBack(id, until) {
      await db
        .updateTable('letter_deliveries')
        .set((eb) => ({
          status: 'waiting',
          due_at: writeInstant(until),
          attempts: eb('attempts', '-', 1),
        }))
        .where('id', '=', id)
        .where('status', '=', 'handed')
        .execute()
    },

    setUnsure: (id, at) => end(id, 'unsure', at),

    async markUnsure(at) {
      const { numUpdatedRows } = await db
        .updateTable('letter_deliveries')
        .set({ status: 'unsure', ended_at: writeInstant(at) })
        .where('status', '=', 'handed')
        .where('due_at', '<=', writeInstant(at))
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },

    async retryUnsure(date, at) {
      const { numUpdatedRows } = await db
        .updateTable('letter_deliveries')
        .set({ status: 'waiting', due_at: writeInstant(at), ended_at: null })
        .where('letter', '=', date)
        .where('status', '=', 'unsure')
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },

    async setPaused(date, paused) {
      const { numUpdatedRows } = await db
        .updateTable('letters')
        .set({ status: paused ? 'paused' : 'sending' })
        .where('date', '=', date)
        .where('status', '=', paused ? 'sending' : 'paused')
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },

    async list() {
      const letters = await db.selectFrom('letters').selectAll().orderBy('date', 'desc').execute()
      const counts = await db
        .selectFrom('letter_deliveries')
        .select((eb) => ['letter', 'status', eb.fn.countAll<number | string>().as('copies')])
        .groupBy(['letter', 'status'])
        .execute()
      return letters.map(({ date, status, started_at, started_by, facts_day }): SentLetter => {
        const copies = { waiting: 0, handed: 0, sent: 0, failed: 0, unsure: 0, skipped: 0 }
        for (const name of DELIVERY_STATUSES) {
          const row = counts.find((one) => one.letter === date && one.status === name)
          copies[name] = Number(row?.copies ?? 0)
        }
        const startedAt = readInstant(started_at)
        return { date, status, startedAt, startedBy: started_by, factsDay: facts_day, copies }
      })
    },

    async published() {
      const rows = await goneOut.select('date').orderBy('date', 'desc').execute()
      return rows.map(({ date }) => date)
    },

    async findPublished(date) {
      const letter = await goneOut
        .select(['date', 'started_at'])
        .where('date', '=', date)
        .executeTakeFirst()
      if (!letter) return undefined
      const rows = await db
        .selectFrom('letter_texts')
        .select(['locale', 'subject', 'preheader', 'html', 'text'])
        .where('letter', '=', date)
        .execute()
      const texts = Object.fromEntries(rows.map(({ locale, ...text }) => [locale, text]))
      return { date, startedAt: readInstant(letter.started_at), texts }
    },

    async findText(date, locale) {
      return db
        .selectFrom('letter_texts')
        .select(['subject', 'preheader', 'html', 'text'])
        .where('letter', '=', date)
        .where('locale', '=', locale)
        .executeTakeFirst()
    },
  }
}
