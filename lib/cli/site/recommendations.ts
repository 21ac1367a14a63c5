import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { RECOMMENDATION_EXPORT, RECOMMENDATION_HEAD } from '#lib/desk/export/lists.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { readReference } from '#lib/recommend/reference.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import { FatalError } from '../fatal-error.ts'
import { type Command, UsageError } from './command.ts'
import { EXPORT, printExport } from './export.ts'
import { type Column, printJsonLines, printTable } from './print.ts'
import { withStore } from './with-store.ts'

const SHORT: Column<Recommendation>[] = [
  ...RECOMMENDATION_HEAD,
  { title: 'name', value: (row) => row.person.name },
  { title: 'place', value: (row) => row.person.place },
]

export const recommendationCommands: Command[] = [
  {
    name: 'recommendations list',
    summary: 'the recommendations, oldest first',
    run: ({ json }) =>
      withStore(({ recommendations }) =>
        json
          ? printJsonLines(recommendations.list(), RECOMMENDATION_EXPORT.toJson)
          : printTable(recommendations.list(), SHORT),
      ),
  },
  {
    name: 'recommendations export',
    summary: 'all that is stored of them, as JSON lines, CSV or an Excel workbook',
    ...EXPORT,
    run: (call) =>
      withStore(({ recommendations }) =>
        printExport(call, recommendations.list(), RECOMMENDATION_EXPORT),
      ),
  },
  {
    name: 'recommendations remove',
    summary: 'removes one with all that belongs to it; only a mark stays',
    operands: ['REFERENCE'],
    run: ({ json, operands }) =>
      withStore(async (store) => {
        const { recommendations } = store
        const [typed] = operands
        if (typed === undefined) throw new UsageError('Name the reference, such as WE-7KCA4RXP.')
        const reference = readReference(typed)
        const at = now()
        const removed = await recommendations.remove({ reference, by: 'site', why: 'editor', at })
        if (!removed) throw new FatalError(`There is no recommendation “${reference}”.`)
        await deleteRemovedMailFiles(store, env().DATA_DIR)
        const said = json ? JSON.stringify({ reference }) : `${reference} is removed.`
        process.stdout.write(`${said}\n`)
      }),
  },
]
