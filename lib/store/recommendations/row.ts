import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.ts'
import { readInstant, readTexts, writeInstant } from '../database/values.ts'
import { fromColumns, toColumns } from '../recommendation-fields.ts'
import {
  CONSENT_SCOPES,
  type NomineeReply,
  type Recommendation,
  type RecommendationCase,
  SUSPICIONS,
  type Suspicion,
} from '../recommendation-types.ts'

export type RecommendationRow = Selectable<Tables['recommendations']>

const suspicions = z.array(z.enum(SUSPICIONS))

/** The reasons for a mark out of their column; nothing for a regular row. */
export function readSuspicion(json: string | null): { suspicion?: Suspicion[] } {
  return json === null ? {} : { suspicion: suspicions.parse(JSON.parse(json)) }
}

/** What was sent, as a row. */
export function toRow({
  reference,
  createdAt,
  locale,
  status,
  suspicion,
  ...sent
}: Recommendation) {
  return {
    reference,
    created_at: writeInstant(createdAt),
    locale,
    status,
    suspicion: suspicion ? JSON.stringify(suspicion) : null,
    ...toColumns(sent),
  }
}

/** What was sent, out of its row. */
export function fromRow(row: RecommendationRow): Recommendation {
  return {
    reference: row.reference,
    createdAt: readInstant(row.created_at),
    locale: row.locale,
    status: row.status,
    ...fromColumns(row),
    ...readSuspicion(row.suspicion),
  }
}

function toAnswer(row: Selectable<Tables['nominee_answers']>): NomineeReply {
  const { by, locale, text_version: textVersion } = row
  const common = { at: readInstant(row.at), by, locale, textVersion }
  if (row.kind === 'correct') return { ...common, kind: 'correct', text: row.correction }
  const scope = new Set(readTexts(row.scope))
  return {
    ...common,
    kind: 'agree',
    scope: CONSENT_SCOPES.filter((one) => scope.has(one)),
    consentText: row.consent_text,
    contact: row.contact,
  }
}

/** A recommendation with all that has come to it. */
export async function toCase(
  db: Kysely<Tables>,
  row: RecommendationRow,
): Promise<RecommendationCase> {
  const answers = await db
    .selectFrom('nominee_answers')
    .selectAll()
    .where('reference', '=', row.reference)
    .orderBy('version')
    .execute()
  return {
    ...fromRow(row),
    version: row.version,
    ...(row.decline_reason === null ? {} : { reason: row.decline_reason }),
    ...(row.deletes_at === null ? {} : { deletesAt: readInstant(row.deletes_at) }),
    answers: answers.map(toAnswer),
    ...(row.assignee === null ? {} : { assignee: row.assignee }),
    wantsCopy: row.wants_copy === 1,
  }
}
