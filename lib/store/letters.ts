import type { Kysely, Selectable } from 'kysely'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import { letterActs } from './letter-acts.ts'
import { letterCopies, wantsLetters } from './letter-copies.ts'
import { DELIVERY_STATUSES, type Letters, type SentLetter } from './letter-types.ts'

const PAGE = 500

/** The letters of a database and the copies of them that go to readers. */
export function letterRepository(db: Kysely<Tables>): Letters {
  async function withCopies(letters: Selectable<Tables['letters']>[]): Promise<SentLetter[]> {
    if (letters.length === 0) return []
    const counts = await db
      .selectFrom('letter_deliveries')
      .select((eb) => ['letter', 'status', eb.fn.countAll<number | string>().as('copies')])
      .where(
        'letter',
        'in',
        letters.map(({ date }) => date),
      )
      .groupBy(['letter', 'status'])
      .execute()
    return letters.map(({ date, status, started_at, started_by, facts_day }): SentLetter => {
      const copies = {
        waiting: 0,
        handed: 0,
        sent: 0,
        failed: 0,
        unsure: 0,
        skipped: 0,
        cancelled: 0,
      }
      for (const name of DELIVERY_STATUSES) {
        const row = counts.find((one) => one.letter === date && one.status === name)
        copies[name] = Number(row?.copies ?? 0)
      }
      const startedAt = readInstant(started_at)
      return { date, status, startedAt, startedBy: started_by, factsDay: facts_day, copies }
    })
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

  const findText: Letters['findText'] = (date, locale) =>
    db
      .selectFrom('letter_texts')
      .select(['subject', 'preheader', 'html', 'text'])
      .where('letter', '=', date)
      .where('locale', '=', locale)
      .executeTakeFirst()

  return {
    ...letterCopies(db, findText),
    ...letterActs(db),

    async countRecipients(at) {
      const rows = await db
        .selectFrom('subscribers')
        .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
        .select((eb) => [
          'status',
          'locale',
          'topics',
          'suppressions.reason',
          eb.case().when('paused_until', '>', writeInstant(at)).then(1).else(0).end().as('pauses'),
          eb.fn.countAll<number | string>().as('count'),
        ])
        .groupBy(['status', 'locale', 'topics', 'suppressions.reason', 'pauses'])
        .execute()
      const sum = (found: typeof rows) => found.reduce((n, { count }) => n + Number(count), 0)
      const confirmed = rows.filter(({ status }) => status === 'confirmed')
      const free = confirmed.filter(({ reason }) => reason === null)
      const forTopic = free.filter(({ topics }) => wantsLetters(topics))
      const wanted = forTopic.filter(({ pauses }) => pauses === 0)
      const counts = LOCALES.map((locale) => ({
        locale,
        count: sum(wanted.filter((row) => row.locale === locale)),
      }))
      return {
        counts: counts.filter(({ count }) => count > 0),
        otherTopics: sum(free.filter(({ topics }) => !wantsLetters(topics))),
        paused: sum(forTopic) - sum(wanted),
        unconfirmed: sum(rows.filter(({ status }) => status === 'pending')),
        left: sum(rows.filter(({ status }) => status === 'left')),
        bounced: sum(rows.filter(({ status }) => status === 'bounced')),
        blocked: sum(confirmed.filter(({ reason }) => reason !== null)),
      }
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
        await insertDeskEntry(trx, { at, by, what: 'letter-sent', about: date })
        return true
      }),

    async prepare({ date, at, makeId, onProgress }) {
      let after = ''
      for (let count = 0; ; ) {
        const page = await db
          .selectFrom('subscribers')
          .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
          .select(['id', 'topics', 'suppressions.reason'])
          .where('status', '=', 'confirmed')
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGE)
          .execute()
        const wanted = page.filter(({ topics, reason }) => reason === null && wantsLetters(topics))
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
      const { numUpdatedRows } = await db
        .updateTable('letters')
        .set({ status: 'sending' })
        .where('date', '=', date)
        .where('status', '=', 'preparing')
        .executeTakeFirstOrThrow()
      if (numUpdatedRows > 0n) return
      // Cancelled meanwhile: the rows that were made after that go nowhere either.
      await db
        .updateTable('letter_deliveries')
        .set({ status: 'cancelled', ended_at: writeInstant(at) })
        .where('letter', 'in', ({ selectFrom }) =>
          selectFrom('letters')
            .select('date')
            .where('date', '=', date)
            .where('status', '=', 'cancelled'),
        )
        .where('status', '=', 'waiting')
        .execute()
    },

    async approve(letter, version, { at, by }) {
      await transact(db, async (trx) => {
        const added = await trx
          .insertInto('letter_approvals')
          .values({ letter, version, by, at: writeInstant(at) })
          .onConflict((conflict) => conflict.doNothing())
          .returning('by')
          .executeTakeFirst()
        if (added) await insertDeskEntry(trx, { at, by, what: 'letter-approved', about: letter })
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

    async approvals(letter, version) {
      const rows = await db
        .selectFrom('letter_approvals')
        .select(['by', 'at'])
        .where('letter', '=', letter)
        .where('version', '=', version)
        .orderBy('at')
        .execute()
      return rows.map(({ by, at }) => ({ by, at: readInstant(at) }))
    },

    async list() {
      return withCopies(
        await db.selectFrom('letters').selectAll().orderBy('date', 'desc').execute(),
      )
    },

    async find(date) {
      const rows = await db.selectFrom('letters').selectAll().where('date', '=', date).execute()
      return (await withCopies(rows))[0]
    },

    findText,
  }
}
