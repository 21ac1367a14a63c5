import type { Kysely, Selectable } from 'kysely'
import { insertMail } from './outbox.ts'
import type { Recommendation, RecommendationStatus, Recommendations } from './store.ts'
import type { Tables } from './tables.ts'
import { transact } from './transact.ts'
import { readInstant, readTexts, writeInstant } from './values.ts'

const PAGE = 500

const UNANSWERED: RecommendationStatus[] = ['new', 'reading', 'asked', 'declined']

function toRow({ person, recommender, ...rest }: Recommendation) {
  return {
    reference: rest.reference,
    created_at: writeInstant(rest.createdAt),
    locale: rest.locale,
    status: rest.status,
    person_name: person.name,
    person_place: person.place,
    known_for: person.knownFor,
    qualities: JSON.stringify(person.qualities),
    story: person.story,
    link: person.link ?? null,
    recommender_name: recommender.name,
    recommender_email: recommender.email,
    relation: recommender.relation,
  }
}

function fromRow(row: Selectable<Tables['recommendations']>): Recommendation {
  return {
    reference: row.reference,
    createdAt: readInstant(row.created_at),
    locale: row.locale,
    status: row.status,
    person: {
      name: row.person_name,
      place: row.person_place,
      knownFor: row.known_for,
      qualities: readTexts(row.qualities),
      story: row.story,
      ...(row.link === null ? {} : { link: row.link }),
    },
    recommender: {
      name: row.recommender_name,
      email: row.recommender_email,
      relation: row.relation,
    },
  }
}

async function findReference(db: Kysely<Tables>, idempotencyKey: string) {
  const row = await db
    .selectFrom('recommendations')
    .select('reference')
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
  return row?.reference
}

/** The recommendations of a database. */
export function recommendationsIn(db: Kysely<Tables>): Recommendations {
  return {
    insert({ recommendation, idempotencyKey, consentText, mails }) {
      return transact(db, async (trx) => {
        const inserted = await trx
          .insertInto('recommendations')
          .values({
            ...toRow(recommendation),
            idempotency_key: idempotencyKey,
            consent_text: consentText,
          })
          .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
          .returning('reference')
          .executeTakeFirst()
        if (!inserted) {
          const reference = await findReference(trx, idempotencyKey)
          if (reference === undefined)
            throw new Error('A recommendation went while it was sent again')
          return { reference, stored: false }
        }
        for (const mail of mails) await insertMail(trx, mail, recommendation.createdAt)
        return { reference: inserted.reference, stored: true }
      })
    },

    async find(reference) {
      const row = await db
        .selectFrom('recommendations')
        .selectAll()
        .where('reference', '=', reference)
        .executeTakeFirst()
      return row && fromRow(row)
    },

    findReference: (idempotencyKey) => findReference(db, idempotencyKey),

    async *list() {
      const page = db
        .selectFrom('recommendations')
        .selectAll()
        .orderBy('created_at')
        .orderBy('reference')
        .limit(PAGE)
      let rows = await page.execute()
      while (true) {
        yield* rows.map(fromRow)
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        rows = await page
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('created_at', 'reference'), '>', tuple(last.created_at, last.reference)),
          )
          .execute()
      }
    },

    async deleteUnanswered(before) {
      const { numDeletedRows } = await db
        .deleteFrom('recommendations')
        .where('created_at', '<=', writeInstant(before))
        .where('status', 'in', UNANSWERED)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
