import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { transact } from '../database/transact.ts'
import { writeInstant } from '../database/values.ts'
import { insertMail } from '../outbox.ts'
import type { ConfirmationLimit, Confirmations } from '../store.ts'
import { insertSubscriberEvent } from './events.ts'
import { addFollows, readFollows } from './follows.ts'
import { emailKey, hashAddress, toSubscriber } from './row.ts'

/** How many confirmations an address was sent; `open` leaves out what no longer waits for it. */
function confirmationsSince(
  db: Kysely<Tables>,
  email: string,
  { since, open = false }: Pick<ConfirmationLimit, 'since' | 'open'>,
): Promise<number> {
  let query = db
    .selectFrom('confirmations')
    .innerJoin('subscribers', 'subscribers.id', 'confirmations.subscriber_id')
    .select((eb) => eb.fn.countAll<number | string>().as('sent'))
    .where('subscribers.email_key', '=', emailKey(email))
    .where('confirmations.created_at', '>', writeInstant(since))
  if (open) {
    query = query
      .where('used_at', 'is', null)
      .where(({ or, eb }) =>
        or([eb('left_at', 'is', null), eb('confirmations.created_at', '>', eb.ref('left_at'))]),
      )
  }
  return query.executeTakeFirstOrThrow().then((row) => Number(row.sent))
}

/** The part of the subscribers that proves whose an address is. */
export function confirmationRepository(db: Kysely<Tables>): Confirmations {
  return {
    confirmationsSince: (email, since) => confirmationsSince(db, email, { since }),

    askToConfirm: ({ email, locale, topics, follows = [], at, token, limits, mail }) =>
      transact(db, async (trx) => {
        const key = emailKey(email)
        // Writing the row before counting makes a second call for this address wait here, on
        // either database, until this one has committed: two at once cannot both be the first.
        const { created_at, ...subscriber } = await trx
          .insertInto('subscribers')
          .values({
            id: randomUUID(),
            email,
            email_key: key,
            locale,
            topics: JSON.stringify(topics),
            status: 'pending',
            created_at: writeInstant(at),
          })
          .onConflict((conflict) => conflict.column('email_key').doUpdateSet({ email_key: key }))
          .returning(['id', 'status', 'created_at'])
          .executeTakeFirstOrThrow()
        const isNew = subscriber.status !== 'pending' || created_at === writeInstant(at)
        const blocked = await trx
          .selectFrom('suppressions')
          .select('reason')
          .where('email_key', '=', key)
          .where('reason', '<>', 'no-mailbox')
          .executeTakeFirst()
        const counts: boolean[] = [blocked === undefined]
        for (const limit of limits) {
          counts.push((await confirmationsSince(trx, email, limit)) < limit.most)
        }
        // What follows is written and taken back, not left out, when a limit is reached: the
        // time it takes would tell a stranger that somebody has signed this address up.
        await sql`savepoint ask`.execute(trx)
        await trx
          .updateTable('subscribers')
          .set({ email, locale, topics: JSON.stringify(topics), status: 'pending' })
          .where('id', '=', subscriber.id)
          .where('status', '<>', 'confirmed')
          .execute()
        await trx
          .updateTable('confirmations')
          .set({ superseded_at: writeInstant(at) })
          .where('subscriber_id', '=', subscriber.id)
          .where('used_at', 'is', null)
          .where('superseded_at', 'is', null)
          .execute()
        await trx
          .insertInto('confirmations')
          .values({
            hash: token.hash,
            subscriber_id: subscriber.id,
            code_hash: token.codeHash,
            created_at: writeInstant(at),
            expires_at: writeInstant(token.expiresAt),
            follows: JSON.stringify(follows),
          })
          .execute()
        await insertMail(trx, mail(subscriber), at)
        const wasListed = subscriber.status === 'confirmed' || !isNew
        await insertSubscriberEvent(trx, wasListed ? 'asked-again' : 'asked', at, email)
        const allowed = counts.every(Boolean)
        if (!allowed) await sql`rollback to savepoint ask`.execute(trx)
        await sql`release savepoint ask`.execute(trx)
        return allowed
      }),

    async findByConfirmation(hash, at) {
      const row = await db
        .selectFrom('confirmations')
        .innerJoin('subscribers', 'subscribers.id', 'confirmations.subscriber_id')
        .selectAll('subscribers')
        .select(['used_at', 'superseded_at', 'expires_at', 'confirmations.follows'])
        .where('hash', '=', hash)
        .executeTakeFirst()
      if (!row) return undefined
      const open = row.used_at === null && row.superseded_at === null
      return {
        subscriber: toSubscriber(row),
        usable: open && row.expires_at > writeInstant(at),
        follows: readFollows(row.follows),
      }
    },

    confirm: ({ hash, at, leaveTokenHash, mail }) =>
      transact(db, async (trx) => {
        const taken = await trx
          .updateTable('confirmations')
          .set({ used_at: writeInstant(at) })
          .where('hash', '=', hash)
          .where('used_at', 'is', null)
          .where('superseded_at', 'is', null)
          .where('expires_at', '>', writeInstant(at))
          .returning(['subscriber_id', 'follows'])
          .executeTakeFirst()
        if (!taken) {
          const used = await trx
            .selectFrom('confirmations')
            .select('hash')
            .where('hash', '=', hash)
            .where('used_at', 'is not', null)
            .executeTakeFirst()
          return used ? 'used' : 'unknown'
        }
        const before = await trx
          .selectFrom('subscribers')
          .select('status')
          .where('id', '=', taken.subscriber_id)
          .executeTakeFirstOrThrow()
        const isNew = before.status !== 'confirmed'
        const row = await trx
          .updateTable('subscribers')
          .set({
            status: 'confirmed',
            ...(isNew && { confirmed_at: writeInstant(at) }),
            left_at: null,
            leave_hash: leaveTokenHash,
          })
          .where('id', '=', taken.subscriber_id)
          .returningAll()
          .executeTakeFirstOrThrow()
        await addFollows(trx, row.id, readFollows(taken.follows), at)
        // What is followed is kept in one place, so that it is gone once it is followed no more.
        await trx
          .updateTable('confirmations')
          .set({ follows: null })
          .where('hash', '=', hash)
          .execute()
        if (!isNew) return 'added'
        await trx
          .deleteFrom('departures')
          .where('address_hash', '=', hashAddress(row.email))
          .execute()
        // Whoever reads mail in it has proved that the mailbox is there.
        await trx
          .deleteFrom('suppressions')
          .where('email_key', '=', row.email_key)
          .where('reason', '=', 'no-mailbox')
          .execute()
        await insertSubscriberEvent(trx, 'confirmed', at, row.email)
        await insertMail(trx, mail(toSubscriber(row)), at)
        return 'confirmed'
      }),

    async findByCode(email, codeHash, at) {
      return db
        .selectFrom('confirmations')
        .innerJoin('subscribers', 'subscribers.id', 'confirmations.subscriber_id')
        .select('confirmations.hash')
        .where('subscribers.email_key', '=', emailKey(email))
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .where('superseded_at', 'is', null)
        .where('expires_at', '>', writeInstant(at))
        .executeTakeFirst()
    },

    async takeCodeTry(email, { at, since, most }) {
      const { tries } = await db
        .insertInto('code_tries')
        .values({ address_hash: hashAddress(email), since: writeInstant(at), tries: 1 })
        .onConflict((conflict) =>
          conflict.column('address_hash').doUpdateSet((eb) => ({
            tries: eb
              .case()
              .when('code_tries.since', '<=', writeInstant(since))
              .then(1)
              .else(eb('code_tries.tries', '+', 1))
              .end(),
            since: eb
              .case()
              .when('code_tries.since', '<=', writeInstant(since))
              .then(writeInstant(at))
              .else(eb.ref('code_tries.since'))
              .end(),
          })),
        )
        .returning('tries')
        .executeTakeFirstOrThrow()
      return tries <= most
    },

    async clearCodeTries(email) {
      await db.deleteFrom('code_tries').where('address_hash', '=', hashAddress(email)).execute()
    },

    async deleteCodeTries(before) {
      const { numDeletedRows } = await db
        .deleteFrom('code_tries')
        .where('since', '<=', writeInstant(before))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
