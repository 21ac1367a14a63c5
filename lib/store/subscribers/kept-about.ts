import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { readInstant } from '../database/values.ts'
import type { KeptAbout } from '../store.ts'
import { readFollows } from './follows.ts'
import { holdsText } from './removal.ts'
import { toSubscriber } from './row.ts'

/** All that is kept about one subscriber, for the reader's own eyes. */
export async function keptAbout(
  db: Kysely<Tables>,
  row: Selectable<Tables['subscribers']>,
): Promise<KeptAbout> {
  const follows = await db
    .selectFrom('follows')
    .select(['kind', 'target', 'created_at'])
    .where('subscriber_id', '=', row.id)
    .orderBy('created_at')
    .execute()
  const signUps = await db
    .selectFrom('confirmations')
    .select(['created_at', 'used_at', 'follows'])
    .where('subscriber_id', '=', row.id)
    .orderBy('created_at')
    .execute()
  const mails = await db
    .selectFrom('outbox')
    .select(['kind', 'subject', 'created_at', 'status'])
    .where((eb) => eb(eb.fn<string>('lower', ['recipient']), '=', row.email_key))
    .orderBy('created_at')
    .execute()
  const letters = await db
    .selectFrom('letter_deliveries')
    .select(['letter', 'status', 'ended_at'])
    .where('subscriber_id', '=', row.id)
    .orderBy('letter')
    .execute()
  const digests = await db
    .selectFrom('digest_copies')
    .select('digest')
    .where('subscriber_id', '=', row.id)
    .orderBy('digest')
    .execute()
  const consent = await db
    .selectFrom('consents')
    .select(['day', 'proof', 'imported_at'])
    .where('subscriber_id', '=', row.id)
    .executeTakeFirst()
  const blocked = await db
    .selectFrom('suppressions')
    .select(['reason', 'note', 'at'])
    .where('email_key', '=', row.email_key)
    .executeTakeFirst()
  const importLines = await db
    .selectFrom('subscriber_import_lines')
    .select('line')
    .where('email_key', '=', row.email_key)
    .orderBy('line')
    .execute()
  const drafts = await db
    .selectFrom('drafts')
    .select(['form', 'updated_at'])
    .where(holdsText(row.email_key))
    .orderBy('updated_at')
    .execute()
  return {
    subscriber: toSubscriber(row),
    ...(consent && {
      consent: {
        day: consent.day,
        proof: consent.proof,
        importedAt: readInstant(consent.imported_at),
      },
    }),
    ...(blocked && { blocked: { ...blocked, at: readInstant(blocked.at) } }),
    ...(row.confirmed_at !== null && { confirmedAt: readInstant(row.confirmed_at) }),
    ...(row.left_at !== null && { leftAt: readInstant(row.left_at) }),
    follows: follows.map(({ created_at, ...follow }) => ({
      ...follow,
      since: readInstant(created_at),
    })),
    signUps: signUps.map(({ created_at, used_at, follows }) => ({
      at: readInstant(created_at),
      follows: readFollows(follows),
      ...(used_at !== null && { usedAt: readInstant(used_at) }),
    })),
    mails: mails.map(({ created_at, ...mail }) => ({ ...mail, at: readInstant(created_at) })),
    letters: letters.map(({ ended_at, ...copy }) => ({
      ...copy,
      ...(ended_at !== null && { endedAt: readInstant(ended_at) }),
    })),
    digests: digests.map(({ digest }) => digest),
    forms: drafts.map(({ form, updated_at }) => ({ form, at: readInstant(updated_at) })),
    importLines: importLines.map(({ line }) => line),
  }
}
