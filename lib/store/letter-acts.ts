import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import type { DeskAction } from './desk-types.ts'
import type { LetterAct, Letters } from './letter-types.ts'

/** Whether the letter of a copy was cancelled. */
export function isCancelled(eb: ExpressionBuilder<Tables, 'letter_deliveries'>) {
  return eb.exists(
    eb
      .selectFrom('letters')
      .select('date')
      .whereRef('letters.date', '=', 'letter_deliveries.letter')
      .where('letters.status', '=', 'cancelled'),
  )
}

/** Whether copies of a letter wait or are being handed over: only then is there something to stop. */
function isUnderWay(eb: ExpressionBuilder<Tables, 'letters'>) {
  return eb.exists(
    eb
      .selectFrom('letter_deliveries')
      .select('id')
      .whereRef('letter_deliveries.letter', '=', 'letters.date')
      .where('letter_deliveries.status', 'in', ['waiting', 'handed']),
  )
}

/** What editors do with a letter whose sending has begun. */
export function letterActs(
  db: Kysely<Tables>,
): Pick<Letters, 'retryUnsure' | 'setPaused' | 'cancel'> {
  function note(trx: Kysely<Tables>, date: string, { at, by }: LetterAct, what: DeskAction) {
    return insertDeskEntry(trx, { at, by, what, about: date })
  }

  return {
    retryUnsure: (date, act) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('letter_deliveries')
          .set({ status: 'waiting', due_at: writeInstant(act.at), ended_at: null })
          .where('letter', '=', date)
          .where('status', '=', 'unsure')
          .where((eb) => eb.not(isCancelled(eb)))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows > 0n) await note(trx, date, act, 'letter-retried')
        return Number(numUpdatedRows)
      }),

    setPaused: (date, paused, act) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('letters')
          .set({ status: paused ? 'paused' : 'sending' })
          .where('date', '=', date)
          .where('status', '=', paused ? 'sending' : 'paused')
          .where((eb) => (paused ? isUnderWay(eb) : eb.lit(true)))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await note(trx, date, act, paused ? 'letter-paused' : 'letter-resumed')
        return true
      }),

    cancel: (date, act) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('letters')
          .set({ status: 'cancelled' })
          .where('date', '=', date)
          .where((eb) => eb.or([eb('status', '=', 'preparing'), isUnderWay(eb)]))
          .where('status', 'in', ['preparing', 'sending', 'paused'])
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return undefined
        const ended = await trx
          .updateTable('letter_deliveries')
          .set({ status: 'cancelled', ended_at: writeInstant(act.at) })
          .where('letter', '=', date)
          .where('status', '=', 'waiting')
          .executeTakeFirstOrThrow()
        await note(trx, date, act, 'letter-cancelled')
        return Number(ended.numUpdatedRows)
      }),
  }
}
