import { z } from 'zod'

/**
 * The fields of a recommendation that its sender fills in: their types, their columns and their
 * order in lists and exports. This file is all that the store knows of them one by one; how to
 * add a field is in `lib/recommend/README.md`.
 */
export type Person = {
  name: string
  place: string
  knownFor: string
  qualities: string[]
  story: string
  link?: string
}

export type Recommender = { name: string; email: string; relation: string }

/** What was sent about a person, and by whom. */
export type SentFields = { person: Person; recommender: Recommender }

/** The same as columns of the table `recommendations`; a list is JSON text. */
export type FieldColumns = {
  person_name: string
  person_place: string
  known_for: string
  qualities: string
  story: string
  link: string | null
  recommender_name: string
  recommender_email: string
  relation: string
}

/** The fields as columns. */
export function toColumns({ person, recommender }: SentFields): FieldColumns {
  return {
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

const texts = z.array(z.string())

/** The fields out of their columns. */
export function fromColumns(row: FieldColumns): SentFields {
  return {
    person: {
      name: row.person_name,
      place: row.person_place,
      knownFor: row.known_for,
      qualities: texts.parse(JSON.parse(row.qualities)),
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

/** One column of an exported table. */
export type ExportColumn<T> = { title: string; value: (row: T) => string }

/** The fields as columns of a table to export, in their order. */
export const FIELD_EXPORTS: readonly ExportColumn<SentFields>[] = [
  { title: 'name', value: ({ person }) => person.name },
  { title: 'place', value: ({ person }) => person.place },
  { title: 'knownFor', value: ({ person }) => person.knownFor },
  { title: 'qualities', value: ({ person }) => person.qualities.join(' ') },
  { title: 'story', value: ({ person }) => person.story },
  { title: 'link', value: ({ person }) => person.link ?? '' },
  { title: 'recommenderName', value: ({ recommender }) => recommender.name },
  { title: 'recommenderEmail', value: ({ recommender }) => recommender.email },
  { title: 'relation', value: ({ recommender }) => recommender.relation },
]

/** The texts whose words an editor can search for. */
export function searchedTexts({ person, recommender }: SentFields): string[] {
  const { name, place, knownFor, story } = person
  return [name, place, knownFor, story, recommender.name, recommender.email]
}
