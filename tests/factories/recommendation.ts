import type { Recommendation } from '#lib/store/recommendation-types.ts'
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
