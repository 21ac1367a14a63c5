import { type Kysely, sql } from 'kysely'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { Tables } from '../database/tables.ts'
import { transact } from '../database/transact.ts'
import { readTexts, writeInstant } from '../database/values.ts'
import type { Wipe } from '../recommendations/removals.ts'
import { type SubscriberStatus, type Subscribers, TOPICS } from '../store.ts'
import { confirmationRepository } from './confirmations.ts'
import { countEvents, insertSubscriberEvent } from './events.ts'
import { findFollows } from './follows.ts'
import { importSubscribers } from './import.ts'
import { keptAbout } from './kept-about.ts'
import { detachCopies, removeAddress } from './removal.ts'
import { emailKey, hashAddress, toSubscriber } from './row.ts'

const PAGE = 500

async function isAbusive(trx: Kysely<Tables>, key: string): Promise<boolean> {
  const found = await trx
    .selectFrom('suppressions')
    .select('reason')
    .where('email_key', '=', key)
    .where('reason', '=', 'abuse')
    .executeTakeFirst()
  return found !== undefined
}

/** The subscribers of a database. */
export function subscriberRepository(db: Kysely<Tables>, wipe: Wipe): Subscribers {
  const all = db.selectFrom('subscribers').selectAll()
  return {
    ...confirmationRepository(db),

    async find(email) {
      const row = await all.where('email_key', '=', emailKey(email)).executeTakeFirst()
      return row && toSubscriber(row)
    },

    async findByLeaveToken(hash) {
      const row = await all.where('leave_hash', '=', hash).executeTakeFirst()
      return row && toSubscriber(row)
    },

    setLeft: (hash, left, at) =>
      transact(db, async (trx) => {
        const mine = await trx
          .selectFrom('subscribers')
          .select(['id', 'email_key', 'status'])
          .where('leave_hash', '=', hash)
          .executeTakeFirst()
        if (!mine) return false
        // What an editor blocked for abuse stays left: the page must not promise mails.
        if (!left && (await isAbusive(trx, mine.email_key))) return false
        // The condition, not what was just read, decides: a second click changes nothing, and
        // coming back is for those who left, not for an address that bounces.
        const { numUpdatedRows } = await trx
          .updateTable('subscribers')
          .set(
            left
              ? { status: 'left', left_at: writeInstant(at) }
              : { status: 'confirmed', left_at: null },
          )
          .where('id', '=', mine.id)
          .where('status', left ? '<>' : '=', 'left')
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return true
        if (!left) {
          // Whoever comes back by the own link takes back a press on “spam”, and what an editor was
          // asked for: no mail would come, though the page says so.
          await trx
            .deleteFrom('suppressions')
            .where('email_key', '=', mine.email_key)
            .where('reason', 'in', ['complaint', 'asked'])
            .execute()
        }
        if (!left || mine.status === 'confirmed') {
          await insertSubscriberEvent(trx, left ? 'left' : 'returned', at, mine.email_key)
        }
        return true
      }),

    async setPreferences(hash, { locale, topics }) {
      const { numUpdatedRows } = await db
        .updateTable('subscribers')
        .set({ locale, topics: JSON.stringify(topics) })
        .where('leave_hash', '=', hash)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },

    async setPaused(hash, until) {
      const { numUpdatedRows } = await db
        .updateTable('subscribers')
        .set({ paused_until: until ? writeInstant(until) : null })
        .where('leave_hash', '=', hash)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },

    follows: (id) => findFollows(db, id),

    async unfollow(hash, { kind, target }) {
      const mine = await all.where('leave_hash', '=', hash).executeTakeFirst()
      if (!mine) return false
      await db
        .deleteFrom('follows')
        .where('subscriber_id', '=', mine.id)
        .where('kind', '=', kind)
        .where('target', '=', target)
        .execute()
      return true
    },

    async keptAbout(hash) {
      const row = await all.where('leave_hash', '=', hash).executeTakeFirst()
      return row && keptAbout(db, row)
    },

    async endPauses(at) {
      const { numUpdatedRows } = await db
        .updateTable('subscribers')
        .set({ paused_until: null })
        .where('paused_until', '<=', writeInstant(at))
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },

    async *list(status) {
      const wanted = status ? all.where('status', '=', status) : all
      const page = wanted.orderBy('created_at').orderBy('id').limit(PAGE)
      let rows = await page.execute()
      while (true) {
        yield* rows.map(toSubscriber)
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        rows = await page
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('created_at', 'id'), '>', tuple(last.created_at, last.id)),
          )
          .execute()
      }
    },

    async remove(email, by) {
      const found = await removeAddress(db, email, by)
      if (found.removed) await wipe()
      return found
    },

    async countByState() {
      const rows = await db
        .selectFrom('subscribers')
        .select((eb) => ['status', 'locale', eb.fn.countAll<number | string>().as('count')])
        .groupBy(['status', 'locale'])
        .execute()
      return rows.map(({ status, locale, count }) => ({ status, locale, count: Number(count) }))
    },

    async countByTopic() {
      const rows = await db
        .selectFrom('subscribers')
        .select((eb) => ['locale', 'topics', eb.fn.countAll<number | string>().as('count')])
        .where('status', '=', 'confirmed')
        .groupBy(['locale', 'topics'])
        .execute()
      return TOPICS.flatMap((topic) =>
        LOCALES.map((locale) => ({
          topic,
          locale,
          count: rows
            .filter((row) => row.locale === locale && readTexts(row.topics).includes(topic))
            .reduce((sum, { count }) => sum + Number(count), 0),
        })),
      )
    },

    countEvents: (since) => countEvents(db, since),

    importAll: (subscribers, by) => importSubscribers(db, subscribers, by),

    hasLeft: async (email) => {
      const hash = hashAddress(email)
      const mark = await db
        .selectFrom('departures')
        .select('left_at')
        .where('address_hash', '=', hash)
        .executeTakeFirst()
      return mark !== undefined
    },

    deleteUnconfirmed: (at) =>
      transact(db, async (trx) => {
        const pending = trx
          .selectFrom('subscribers')
          .select('id')
          .where('status', '=', 'pending')
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('confirmations')
                  .select('hash')
                  .whereRef('subscriber_id', '=', 'subscribers.id')
                  .where('expires_at', '>', writeInstant(at)),
              ),
            ),
          )
        // A subscriber who left, signed up again and never confirmed counts as left. All rows are
        // written, so that a sign-up at this moment waits or is seen by the deletion below.
        await trx
          .updateTable('subscribers')
          .set((eb) => ({
            status: eb
              .case()
              .when('left_at', 'is not', null)
              .then(sql.lit<SubscriberStatus>('left'))
              .else(eb.ref('status'))
              .end(),
          }))
          .where('id', 'in', pending)
          .execute()
        const { numDeletedRows } = await trx
          .deleteFrom('subscribers')
          .where('id', 'in', pending)
          .executeTakeFirstOrThrow()
        await trx
          .deleteFrom('confirmations')
          .where('expires_at', '<=', writeInstant(at))
          .where('used_at', 'is', null)
          .execute()
        return Number(numDeletedRows)
      }),

    forgetLeft: (before) =>
      transact(db, async (trx) => {
        const gone = await trx
          .deleteFrom('subscribers')
          .where('status', '=', 'left')
          .where('left_at', '<=', writeInstant(before))
          .returning(['id', 'email', 'left_at'])
          .execute()
        for (const { id, email, left_at } of gone) {
          await detachCopies(trx, id)
          if (left_at === null) continue
          await trx
            .insertInto('departures')
            .values({ address_hash: hashAddress(email), left_at })
            .onConflict((conflict) => conflict.column('address_hash').doUpdateSet({ left_at }))
            .execute()
        }
        return gone.length
      }),
  }
}
