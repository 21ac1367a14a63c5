import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { readInstant, readTexts, writeInstant } from '../database/values.ts'
import {
  CONSENT_SCOPES,
  type NomineeReply,
  type Recommendation,
  type RecommendationCase,
} from '../recommendation-types.ts'

export type RecommendationRow = Selectable<Tables['recommendations']>

/** What was sent, as a row. */
export function toRow({ person, recommender, ...rest }: Recommendation) {
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

/** What was sent, out of its row. */
export function fromRow(row: RecommendationRow): Recommendation {
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
  }
}
