import type { Subscriber } from '#lib/store/store.ts'
import type { Command } from './command.ts'
import { EXPORT, printExport } from './export.ts'
import { type Column, printJsonLines, printTable } from './print.ts'
import { withStore } from './with-store.ts'

const COLUMNS: Column<Subscriber>[] = [
  { title: 'email', value: (row) => row.email },
  { title: 'locale', value: (row) => row.locale },
  { title: 'topics', value: (row) => row.topics.join(' ') },
  { title: 'status', value: (row) => row.status },
  { title: 'createdAt', value: (row) => row.createdAt.toString() },
]

// Without the id: the unsubscribe link in every letter is derived from it.
function toJson({ email, locale, topics, status, createdAt }: Subscriber) {
  return { email, locale, topics, status, createdAt: createdAt.toString() }
}

export const subscriberCommands: Command[] = [
  {
    name: 'subscribers list',
    summary: 'the subscribers, oldest first, whatever their status',
    run: ({ json }) =>
      withStore(({ subscribers }) =>
        json ? printJsonLines(subscribers.list(), toJson) : printTable(subscribers.list(), COLUMNS),
      ),
  },
  {
    name: 'subscribers export',
    summary: 'the same as JSON lines or CSV',
    ...EXPORT,
    run: (call) =>
      withStore(({ subscribers }) =>
        printExport(call, subscribers.list(), { toJson, columns: COLUMNS }),
      ),
  },
]
