import { type ExportColumn, FIELD_EXPORTS } from '#lib/store/recommendation-fields.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import type { Subscriber } from '#lib/store/store.ts'
import type { Exported } from './table-file.ts'

/** What is told of each recommendation in a list to read. */
export const RECOMMENDATION_HEAD: readonly ExportColumn<Recommendation>[] = [
  { title: 'reference', value: (row) => row.reference },
  { title: 'createdAt', value: (row) => row.createdAt.toString() },
  { title: 'locale', value: (row) => row.locale },
  { title: 'status', value: (row) => row.status },
]

/** Recommendations as the desk and the command line export them. */
export const RECOMMENDATION_EXPORT: Exported<Recommendation> = {
  columns: [
    ...RECOMMENDATION_HEAD,
    ...FIELD_EXPORTS,
    { title: 'suspicion', value: ({ suspicion = [] }) => suspicion.join(' ') },
  ],
  toJson: ({ createdAt, person, ...row }) => ({
    ...row,
    createdAt: createdAt.toString(),
    person: { ...person, link: person.link ?? null },
  }),
}

/** Subscribers as both export them. Not the id: the leave link of every letter is derived from it. */
export const SUBSCRIBER_EXPORT: Exported<Subscriber> = {
  columns: [
    { title: 'email', value: (row) => row.email },
    { title: 'locale', value: (row) => row.locale },
    { title: 'topics', value: (row) => row.topics.join(' ') },
    { title: 'status', value: (row) => row.status },
    { title: 'createdAt', value: (row) => row.createdAt.toString() },
  ],
  toJson: ({ email, locale, topics, status, createdAt }) => ({
    email,
    locale,
    topics,
    status,
    createdAt: createdAt.toString(),
  }),
}
