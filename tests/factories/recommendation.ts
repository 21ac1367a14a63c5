import type { NomineeReply, Recommendation } from '#lib/store/recommendation-types.ts'
import type { Repositories } from '#lib/store/store.ts'
import { NOON } from './instant.ts'

let made = 0

/** A recommendation with a reference of its own. */
export function makeRecommendation(over: Partial<Recommendation> = {}): Recommendation {
  made++
  return {
    reference: `WE-TEST${String(made).padStart(4, '0')}`,
    createdAt: NOON,
    locale: 'kk',
    status: 'new',
    person: {
      name: 'Әйгерім Құрманқызы',
      place: 'Өскемен',
      knownFor: 'мектеп мұғалімі',
      qualities: ['builds', 'fair'],
      story: 'Ғажап адам.',
    },
    recommender: { name: 'Сәуле', email: 'saule@example.org', relation: 'көрші' },
    ...over,
  }
}

/** Stores a recommendation with links of its own and gives what was stored. */
export async function storeRecommendation(
  store: Repositories,
  over: Partial<Recommendation> = {},
  more: Partial<Parameters<Repositories['recommendations']['insert']>[0]> = {},
): Promise<Recommendation> {
  const recommendation = makeRecommendation(over)
  const { reference } = recommendation
  await store.recommendations.insert({
    recommendation,
    idempotencyKey: `key of ${reference}`,
    consentText: 'Келісемін',
    links: { nominee: `nominee of ${reference}`, status: `status of ${reference}` },
    mails: [],
    ...more,
  })
  return recommendation
}

/** What a person who agrees to a story says. */
export function makeAgreement(
  over: Partial<Extract<NomineeReply, { kind: 'agree' }>> = {},
): NomineeReply {
  return {
    kind: 'agree',
    at: NOON,
    by: 'nominee',
    locale: 'kk',
    textVersion: '2026-11-25',
    scope: ['story'],
    consentText: 'Мен туралы әңгімені',
    contact: '',
    ...over,
  }
}
