import { expect, test } from 'vitest'
import { deletionTime } from '#lib/recommend/retention.ts'
import type { RecommendationStatus } from '#lib/store/recommendation-types.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

const DAY = 24

const CASES: {
  what: string
  status: RecommendationStatus
  nowDay: number
  answeredDay?: number
  hasAgreed?: boolean
  endsDay: number | undefined
}[] = [
  { what: 'just sent', status: 'new', nowDay: 0, endsDay: 90 },
  { what: 'read on the fortieth day', status: 'reading', nowDay: 40, endsDay: 90 },
  { what: 'asked on the last day', status: 'asked', nowDay: 89, endsDay: 90 },
  { what: 'corrected by the person', status: 'reading', nowDay: 10, answeredDay: 10, endsDay: 100 },
  { what: 'agreed', status: 'agreed', nowDay: 10, hasAgreed: true, endsDay: undefined },
  { what: 'published', status: 'published', nowDay: 400, hasAgreed: true, endsDay: undefined },
  { what: 'declined early', status: 'declined', nowDay: 5, endsDay: 35 },
  { what: 'declined late', status: 'declined', nowDay: 80, endsDay: 90 },
  {
    what: 'declined long after the person agreed',
    status: 'declined',
    nowDay: 400,
    answeredDay: 20,
    hasAgreed: true,
    endsDay: 430,
  },
  { what: 'taken up again', status: 'reading', nowDay: 30, endsDay: 90 },
  {
    what: 'taken up again after its time',
    status: 'reading',
    nowDay: 410,
    answeredDay: 20,
    hasAgreed: true,
    endsDay: 440,
  },
]

test.each(CASES)('what was $what goes on day $endsDay', (given) => {
  const ends = deletionTime({
    status: given.status,
    createdAt: NOON,
    answeredAt:
      given.answeredDay === undefined ? undefined : afterNoon({ hours: given.answeredDay * DAY }),
    hasAgreed: given.hasAgreed ?? false,
    now: afterNoon({ hours: given.nowDay * DAY }),
  })
  expect(ends).toEqual(
    given.endsDay === undefined ? undefined : afterNoon({ hours: given.endsDay * DAY }),
  )
})
