import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { TextIndex } from '../database/text-index.ts'
import { transact } from '../database/transact.ts'
import { writeInstant } from '../database/values.ts'
import { insertMail } from '../outbox.ts'
import type { NomineeReply } from '../recommendation-types.ts'
import type { RecommendationLinks } from '../store.ts'
import { fromRow, toCase } from './row.ts'
import { insertStep } from './steps.ts'

function toRow(reference: string, version: number, answer: NomineeReply) {
  const agreed = answer.kind === 'agree'
  return {
    reference,
    version,
    at: writeInstant(answer.at),
    by: answer.by,
    locale: answer.locale,
    text_version: answer.textVersion,
    kind: answer.kind,
    scope: JSON.stringify(agreed ? answer.scope : []),
    consent_text: agreed ? answer.consentText : '',
    contact: agreed ? answer.contact : '',
    correction: agreed ? '' : answer.text,
  }
}

/** Writing the row first makes everybody else wait who wants to write it, on either database. */
function takeNextVersion(trx: Kysely<Tables>, reference: string) {
  return trx
    .updateTable('recommendations')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('reference', '=', reference)
    .returningAll()
    .executeTakeFirst()
}

/** The part of the recommendations behind the links of the sender and of the person named. */
export function linkRepository(db: Kysely<Tables>, texts: TextIndex): RecommendationLinks {
  return {
    async findByLink(kind, hash) {
      const row = await db
        .selectFrom('recommendations')
        .selectAll()
        .where(kind === 'nominee' ? 'nominee_hash' : 'status_hash', '=', hash)
        .executeTakeFirst()
      return row && toCase(db, row)
    },

    answer: ({ reference, answer, decide }) =>
      transact(db, async (trx) => {
        const row = await takeNextVersion(trx, reference)
        if (!row) return false
        const { version } = row
        const { status, deletesAt } = decide(await toCase(trx, row))
        await trx
          .updateTable('recommendations')
          .set({ status, deletes_at: deletesAt ? writeInstant(deletesAt) : null })
          .where('reference', '=', reference)
          .execute()
        await texts.update(trx, reference)
        await trx
          .insertInto('nominee_answers')
          .values(toRow(reference, version, answer))
          .execute()
        await insertStep(trx, reference, {
          version,
          at: answer.at,
          by: answer.by,
          what: answer.kind === 'agree' ? 'agreed' : 'corrected',
          ...(status !== row.status && { from: row.status, to: status }),
        })
        return true
      }),

    mailSender: ({ reference, email, at, limit, mail }) =>
      transact(db, async (trx) => {
        const row = await trx
          .updateTable('recommendations')
          .set((eb) => ({ reference: eb.ref('reference') }))
          .where('reference', '=', reference)
          .returningAll()
          .executeTakeFirst()
        if (row?.recommender_email.toLowerCase() !== email.toLowerCase()) return
        const written = mail(fromRow(row))
        const { sent } = await trx
          .selectFrom('outbox')
          .select((eb) => eb.fn.countAll<number | string>().as('sent'))
          .where('about', '=', reference)
          .where('kind', '=', written.kind)
          .where('created_at', '>', writeInstant(limit.since))
          .executeTakeFirstOrThrow()
        if (Number(sent) < limit.most) await insertMail(trx, written, at)
      }),
  }
}
