import { type ExpressionBuilder, type Kysely, PostgresAdapter } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, readTexts, writeInstant } from './database/values.ts'
import { isCancelled } from './letter-acts.ts'
import type { CopyOutcome, Delivery, DeliveryStatus, FrozenText, Letters } from './letter-types.ts'
import { insertMailFailure } from './mail-failures.ts'

/** Whether a subscriber's topics, as stored, hold the letter. */
export function wantsLetters(topics: string): boolean {
  return readTexts(topics).includes('letter')
}

/** Whether a subscriber does not pause at an instant. */
export function notPaused(at: Temporal.Instant) {
  return ({ eb, or }: ExpressionBuilder<Tables, 'subscribers'>) =>
    or([eb('paused_until', 'is', null), eb('paused_until', '<=', writeInstant(at))])
}

/** More texts than are being sent at any time: three languages of a few letters. */
const MAX_CACHED_TEXTS = 12

type Row = Omit<Delivery, keyof FrozenText | 'to' | 'locale'>

/** Notes how copies ended, unless somebody has noted it before. */
async function setEnded(trx: Kysely<Tables>, ended: CopyOutcome[], at: Temporal.Instant) {
  for (const status of ['sent', 'unsure'] as const) {
    const ids = ended.filter((one) => one.status === status).map(({ id }) => id)
    if (ids.length === 0) continue
    await trx
      .updateTable('letter_deliveries')
      .set({ status, ended_at: writeInstant(at) })
      .where('id', 'in', ids)
      .where('status', 'in', ['handed', 'unsure'])
      .execute()
  }
  for (const one of ended) {
    if (one.status !== 'failed') continue
    const { id, failureClass, retryAt } = one
    // A letter that was cancelled meanwhile takes no copy back.
    const { status: letterStatus } = await trx
      .selectFrom('letters')
      .innerJoin('letter_deliveries', 'letter_deliveries.letter', 'letters.date')
      .select('letters.status')
      .where('letter_deliveries.id', '=', id)
      .executeTakeFirstOrThrow()
    const again = retryAt && letterStatus !== 'cancelled'
    await trx
      .updateTable('letter_deliveries')
      .set({
        failure_class: failureClass,
        ...(again
          ? { status: 'waiting', due_at: writeInstant(retryAt) }
          : { status: 'failed', ended_at: writeInstant(at) }),
      })
      .where('id', '=', id)
      .where('status', 'in', ['handed', 'unsure'])
      .execute()
    await insertMailFailure(trx, failureClass, at)
  }
}

/** Takes the next copies that are due; on PostgreSQL, those that no other sender is taking. */
async function takeRows(
  trx: Kysely<Tables>,
  { most, at, leaseUntil }: { most: number; at: Temporal.Instant; leaseUntil: Temporal.Instant },
): Promise<Row[]> {
  const letters = await trx
    .selectFrom('letters')
    .select(['date', 'started_at'])
    .where('status', '=', 'sending')
    .orderBy('date')
    .execute()
  const taken: Row[] = []
  for (const { date, started_at } of letters) {
    if (taken.length >= most) break
    let due = trx
      .selectFrom('letter_deliveries')
      .select('id')
      .where('letter', '=', date)
      .where('status', '=', 'waiting')
      .where('due_at', '<=', writeInstant(at))
      .orderBy('due_at')
      .orderBy('id')
      .limit(most - taken.length)
    if (trx.getExecutor().adapter instanceof PostgresAdapter) due = due.forUpdate().skipLocked()
    const ids = (await due.execute()).map(({ id }) => id)
    if (ids.length === 0) continue
    const rows = await trx
      .updateTable('letter_deliveries')
      .set((eb) => ({
        status: 'handed',
        due_at: writeInstant(leaseUntil),
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', 'in', ids)
      .returning(['id', 'letter', 'subscriber_id', 'attempts'])
      .execute()
    const startedAt = readInstant(started_at)
    taken.push(
      ...rows.map(({ subscriber_id, ...row }) => ({
        ...row,
        subscriberId: subscriber_id,
        startedAt,
      })),
    )
  }
  return taken
}

/** Where the copies go whose readers want letters at an instant, by the subscriber's id. */
async function findReaders(trx: Kysely<Tables>, rows: Row[], at: Temporal.Instant) {
  const readers = await trx
    .selectFrom('subscribers')
    .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
    .select(['subscribers.id', 'subscribers.email', 'topics', 'locale'])
    .where(
      'subscribers.id',
      'in',
      rows.map(({ subscriberId }) => subscriberId),
    )
    .where('status', '=', 'confirmed')
    .where('suppressions.reason', 'is', null)
    .where(notPaused(at))
    .execute()
  return new Map(
    readers.filter(({ topics }) => wantsLetters(topics)).map((reader) => [reader.id, reader]),
  )
}

type Copies = Pick<Letters, 'exchange' | 'putBack' | 'markUnsure'>

/** The copies of letters that go to readers. */
export function letterCopies(db: Kysely<Tables>, findText: Letters['findText']): Copies {
  // Frozen texts never change.
  const cached = new Map<string, FrozenText>()
  async function textOf(letter: string, locale: Delivery['locale']): Promise<FrozenText> {
    const key = `${letter} ${locale}`
    const text = cached.get(key) ?? (await findText(letter, locale))
    if (!text) throw new Error(`The letter ${letter} has no frozen text in ${locale}`)
    if (cached.size >= MAX_CACHED_TEXTS) cached.clear()
    cached.set(key, text)
    return text
  }

  return {
    async exchange({ ended, most, at, leaseUntil }) {
      let outcomes = ended
      while (true) {
        const { found, wanted } = await transact(db, async (trx) => {
          await setEnded(trx, outcomes, at)
          const rows = most > 0 ? await takeRows(trx, { most, at, leaseUntil }) : []
          if (rows.length === 0) return { found: 0, wanted: [] }
          const readers = await findReaders(trx, rows, at)
          const skipped = rows.filter(({ subscriberId }) => !readers.has(subscriberId))
          if (skipped.length > 0) {
            await trx
              .updateTable('letter_deliveries')
              .set({ status: 'skipped', ended_at: writeInstant(at) })
              .where(
                'id',
                'in',
                skipped.map(({ id }) => id),
              )
              .execute()
          }
          const wanted = rows.flatMap((row) => {
            const reader = readers.get(row.subscriberId)
            return reader ? [{ ...row, to: reader.email, locale: reader.locale }] : []
          })
          return { found: rows.length, wanted }
        })
        outcomes = []
        if (found > 0 && wanted.length === 0) continue
        return Promise.all(
          wanted.map(async (copy) => ({ ...copy, ...(await textOf(copy.letter, copy.locale)) })),
        )
      }
    },

    async putBack(id, until) {
      await db
        .updateTable('letter_deliveries')
        .set((eb) => ({
          // A letter that was cancelled meanwhile takes no copy back.
          status: eb
            .case()
            .when(isCancelled(eb))
            .then<DeliveryStatus>('cancelled')
            .else<DeliveryStatus>('waiting')
            .end(),
          due_at: writeInstant(until),
          attempts: eb('attempts', '-', 1),
        }))
        .where('id', '=', id)
        .where('status', '=', 'handed')
        .execute()
    },

    async markUnsure(at) {
      const { numUpdatedRows } = await db
        .updateTable('letter_deliveries')
        .set({ status: 'unsure', ended_at: writeInstant(at) })
        .where('status', '=', 'handed')
        .where('due_at', '<=', writeInstant(at))
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },
  }
}
