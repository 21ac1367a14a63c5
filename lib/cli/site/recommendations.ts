import { now } from '#lib/config/clock.ts'
import { readReference } from '#lib/recommend/reference.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import { FatalError } from '../fatal-error.ts'
import { type Command, UsageError } from './command.ts'
import { EXPORT, printExport } from './export.ts'
import { type Column, printJsonLines, printTable } from './print.ts'
import { withStore } from './with-store.ts'

const SHORT: Column<Recommendation>[] = [
  { title: 'reference', value: (row) => row.reference },
  { title: 'createdAt', value: (row) => row.createdAt.toString() },
  { title: 'locale', value: (row) => row.locale },
  { title: 'status', value: (row) => row.status },
  { title: 'name', value: (row) => row.person.name },
  { title: 'place', value: (row) => row.person.place },
]

const ALL: Column<Recommendation>[] = [
  ...SHORT,
  { title: 'knownFor', value: (row) => row.person.knownFor },
  { title: 'qualities', value: (row) => row.person.qualities.join(' ') },
  { title: 'story', value: (row) => row.person.story },
  { title: 'link', value: (row) => row.person.link ?? '' },
  { title: 'recommenderName', value: (row) => row.recommender.name },
  { title: 'recommenderEmail', value: (row) => row.recommender.email },
  { title: 'relation', value: (row) => row.recommender.relation },
]

function toJson({ reference, createdAt, locale, status, person, recommender }: Recommendation) {
  const { name, place, knownFor, qualities, story, link = null } = person
  return {
    reference,
    createdAt: createdAt.toString(),
    locale,
    status,
    person: { name, place, knownFor, qualities, story, link },
    recommender: {
      name: recommender.name,
      email: recommender.email,
      relation: recommender.relation,
    },
  }
}

export const recommendationCommands: Command[] = [
  {
    name: 'recommendations list',
    summary: 'the recommendations, oldest first',
    run: ({ json }) =>
      withStore(({ recommendations }) =>
        json
          ? printJsonLines(recommendations.list(), toJson)
          : printTable(recommendations.list(), SHORT),
      ),
  },
  {
    name: 'recommendations export',
    summary: 'all that is stored of them, as JSON lines or CSV',
    ...EXPORT,
    run: (call) =>
      withStore(({ recommendations }) =>
        printExport(call, recommendations.list(), { toJson, columns: ALL }),
      ),
  },
  {
    name: 'recommendations remove',
    summary: 'removes one with all that belongs to it; only a mark stays',
    operands: ['REFERENCE'],
    run: ({ json, operands }) =>
      withStore(async ({ recommendations }) => {
        const [typed] = operands
        if (typed === undefined) throw new UsageError('Name the reference, such as WE-7KCA4RXP.')
        const reference = readReference(typed)
        const at = now()
        const removed = await recommendations.remove({ reference, by: 'site', why: 'editor', at })
        if (!removed) throw new FatalError(`There is no recommendation “${reference}”.`)
        const said = json ? JSON.stringify({ reference }) : `${reference} is removed.`
        process.stdout.write(`${said}\n`)
      }),
  },
]
