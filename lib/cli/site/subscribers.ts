import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { SUBSCRIBER_EXPORT } from '#lib/desk/export/lists.ts'
import { isSubscriberStatus } from '#lib/desk/operations.ts'
import { emailSchema } from '#lib/forms/email.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import type { SubscriberStatus } from '#lib/store/store.ts'
import { FatalError } from '../fatal-error.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { EXPORT, printExport } from './export.ts'
import { printJsonLines, printTable } from './print.ts'
import { withStore } from './with-store.ts'

const STATUS = {
  options: { status: { type: 'string' } },
  explains: { status: 'only those: pending, confirmed, left or bounced' },
} satisfies Partial<Command>

function readStatus({ values }: Call): SubscriberStatus | undefined {
  if (values.status === undefined) return undefined
  const status = String(values.status)
  if (isSubscriberStatus(status)) return status
  throw new UsageError('--status is pending, confirmed, left or bounced.')
}

async function remove({ json, operands }: Call): Promise<void> {
  const [typed] = operands
  if (typed === undefined) throw new UsageError('Name the address that is to be removed.')
  const email = emailSchema.safeParse(typed).data
  if (!email) throw new UsageError(`“${typed}” is not an email address.`)
  await withStore(async (store) => {
    const { removed, recommendations } = await store.subscribers.remove(email, {
      at: now(),
      by: 'site',
    })
    await deleteRemovedMailFiles(store, env().DATA_DIR)
    if (!removed && recommendations.length === 0) {
      throw new FatalError('Nothing is kept of this address.')
    }
    const left = recommendations.map(
      (one) => `\nIt also sent ${one}: recommendations remove ${one}`,
    )
    const said = removed ? 'The address is removed.' : 'It is no subscriber’s address.'
    const line = json ? JSON.stringify({ removed, recommendations }) : said + left.join('')
    process.stdout.write(`${line}\n`)
  })
}

export const subscriberCommands: Command[] = [
  {
    name: 'subscribers list',
    summary: 'the subscribers, oldest first, whatever their status',
    ...STATUS,
    run: (call) =>
      withStore(({ subscribers }) => {
        const rows = subscribers.list(readStatus(call))
        const { toJson, columns } = SUBSCRIBER_EXPORT
        return call.json ? printJsonLines(rows, toJson) : printTable(rows, columns)
      }),
  },
  {
    name: 'subscribers export',
    summary: 'the same as JSON lines, CSV or an Excel workbook',
    options: { ...EXPORT.options, ...STATUS.options },
    explains: { ...EXPORT.explains, ...STATUS.explains },
    run: (call) =>
      withStore(({ subscribers }) =>
        printExport(call, subscribers.list(readStatus(call)), SUBSCRIBER_EXPORT),
      ),
  },
  {
    name: 'subscribers remove',
    summary: 'removes an address with all that is kept of it, for a person who writes or calls',
    operands: ['ADDRESS'],
    run: remove,
  },
]
