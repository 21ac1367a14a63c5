import { now } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { env } from '#lib/config/settings.ts'
import { deleteMailFiles } from '#lib/mail/mail-file.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { deleteOutdated, MAIL_DAYS } from '#lib/store/outdated.ts'
import type { Command } from './command.ts'
import { type Column, printJsonLines, printTable } from './print.ts'
import { withStore } from './with-store.ts'

type Row = { kind: string; count: number }

const COLUMNS: Column<Row>[] = [
  { title: 'kind', value: ({ kind }) => kind },
  { title: 'deleted', value: ({ count }) => String(count) },
]

export const retentionCommands: Command[] = [
  {
    name: 'retention run',
    summary: 'deletes what has been kept long enough, as the running site does every hour',
    options: { 'dry-run': { type: 'boolean' } },
    explains: { 'dry-run': 'only count: everything is as before' },
    run: ({ json, values }) =>
      withStore(async (store) => {
        const at = now()
        const dryRun = values['dry-run'] === true
        const deleted = dryRun
          ? await store.dryRun((repositories) => deleteOutdated(repositories, at))
          : await deleteOutdated(store, at)
        const before = at.subtract({ hours: MAIL_DAYS * 24 })
        const mailFiles = await deleteMailFiles(env().DATA_DIR, before, { dryRun })
        if (!dryRun) await deleteRemovedMailFiles(store, env().DATA_DIR)
        const counts = { ...deleted, mailFiles }
        if (!dryRun) log.info('outdated deleted', counts)
        const rows = Object.entries(counts).map(([kind, count]) => ({ kind, count }))
        await (json ? printJsonLines(rows, (row) => row) : printTable(rows, COLUMNS))
      }),
  },
]
