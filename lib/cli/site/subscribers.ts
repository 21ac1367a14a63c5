import { createReadStream } from 'node:fs'
import { now, today } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { SUBSCRIBER_EXPORT } from '#lib/desk/export/lists.ts'
import { isSubscriberStatus } from '#lib/desk/operations.ts'
import { EDITOR_REASONS } from '#lib/desk/subscribers/block-form.ts'
import { emailSchema } from '#lib/forms/email.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { importSubscribers } from '#lib/newsletter/import-subscribers.ts'
import { ImportError } from '#lib/newsletter/read-csv.ts'
import { UNBLOCK_REASONS } from '#lib/store/mail-types.ts'
import type { SubscriberStatus } from '#lib/store/store.ts'
import type { ImportOutcome } from '#lib/store/subscriber-types.ts'
import { FatalError } from '../fatal-error.ts'
import { storedSecret } from '../start/secret.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { EXPORT, printExport } from './export.ts'
import { printJsonLines, printTable, showProgress } from './print.ts'
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
      throw new FatalError('Nothing is kept about this address.')
    }
    const left = recommendations.map(
      (one) => `\nIt also sent ${one}: recommendations remove ${one}`,
    )
    const said = removed ? 'The address is removed.' : 'It is no subscriber’s address.'
    const line = json ? JSON.stringify({ removed, recommendations }) : said + left.join('')
    process.stdout.write(`${line}\n`)
  })
}

function addressOf({ operands }: Call): string {
  const email = emailSchema.safeParse(operands[0] ?? '').data
  if (!email) throw new UsageError(`“${operands[0] ?? ''}” is not an email address.`)
  return email
}

const BY = 'command line'

async function block(call: Call): Promise<void> {
  const email = addressOf(call)
  const reason = EDITOR_REASONS.find((one) => one === call.values.reason)
  if (!reason) throw new UsageError(`--reason is ${EDITOR_REASONS.join(' or ')}.`)
  await withStore(async ({ suppressions }) => {
    await suppressions.add({ email, reason, note: '', at: now(), by: BY })
    const said = 'No mail goes to the address any more.'
    process.stdout.write(`${call.json ? JSON.stringify({ blocked: true }) : said}\n`)
  })
}

async function unblock(call: Call): Promise<void> {
  const email = addressOf(call)
  const why = UNBLOCK_REASONS.find((one) => one === call.values.reason)
  if (!why) throw new UsageError(`--reason is ${UNBLOCK_REASONS.join(', ')}.`)
  await withStore(async ({ suppressions }) => {
    if (!(await suppressions.remove({ email, why, at: now(), by: BY }))) {
      throw new FatalError('The address is not blocked.')
    }
    const said = 'The address is not blocked any more.'
    process.stdout.write(`${call.json ? JSON.stringify({ blocked: false }) : said}\n`)
  })
}

async function importList({ json, values, operands }: Call): Promise<void> {
  const [file] = operands
  if (file === undefined) throw new UsageError('Name the CSV file of the old list.')
  const dryRun = values['dry-run'] === true
  const { SITE_URL: siteUrl, MAIL_FROM: mailFrom, SITE_SECRET, DATA_DIR } = env()
  const settings = { siteUrl, mailFrom, secret: SITE_SECRET ?? storedSecret(DATA_DIR) }
  await withStore(async (store) => {
    const source = { store, csv: createReadStream(file), by: BY, today: today(), now, dryRun }
    const counts = new Map<ImportOutcome, number>()
    let done = 0
    for await (const line of sayingFaults(importSubscribers(source, settings))) {
      counts.set(line.outcome, (counts.get(line.outcome) ?? 0) + 1)
      if (++done % 200 === 0) showProgress(`${done} lines`)
      if (json) process.stdout.write(`${JSON.stringify(line)}\n`)
      else if (dryRun || line.outcome !== 'imported') {
        process.stdout.write(`${line.line}  ${line.email}  ${line.outcome}\n`)
      }
    }
    showProgress('')
    if (json) return
    const sum = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ')
    process.stdout.write(
      `${dryRun ? 'Nothing was stored. ' : ''}${done} lines: ${sum || 'none'}.\n`,
    )
  })
}

/** Reports a file that is no list as one sentence. */
async function* sayingFaults<T>(lines: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* lines
  } catch (error) {
    if (error instanceof ImportError) throw new FatalError(`${error.message}.`)
    throw error
  }
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
    name: 'subscribers import',
    summary: 'imports an old list with proof of consent; mails nothing',
    operands: ['FILE'],
    options: { 'dry-run': { type: 'boolean' } },
    explains: { 'dry-run': 'say of each line what would become of it, and store nothing' },
    run: importList,
  },
  {
    name: 'subscribers block',
    summary: 'has no mail go to an address any more',
    operands: ['ADDRESS'],
    options: { reason: { type: 'string' } },
    explains: { reason: EDITOR_REASONS.join(' or ') },
    run: block,
  },
  {
    name: 'subscribers unblock',
    summary: 'takes an address off the list of blocked ones',
    operands: ['ADDRESS'],
    options: { reason: { type: 'string' } },
    explains: { reason: UNBLOCK_REASONS.join(', ') },
    run: unblock,
  },
  {
    name: 'subscribers remove',
    summary: 'removes an address with all that is kept of it, for a person who writes or calls',
    operands: ['ADDRESS'],
    run: remove,
  },
]
