import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow, type SearchObject } from 'imapflow'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { noteReport } from '#lib/mail/reports/note-report.ts'
import { readReport } from '#lib/mail/reports/read-report.ts'
import { leave } from '#lib/newsletter/leave.ts'
import { LEAVE_SUBJECT, leaveTokenIn } from '#lib/newsletter/links.ts'
import type { Store } from '#lib/store/store.ts'

const INTERVAL_MS = 120_000

/** How long the server may be silent, and how much of a message is read. */
const TIMEOUT_MS = 60_000
const MAX_BYTES = 1024 * 1024

/** Messages looked at in one go; the others have their turn two minutes later. */
const MAX_MESSAGES = 500

/** Marks messages that were looked at (RFC 9051, 2.3.2), where the server keeps keywords. */
const KEYWORD = '$WeGuideRead'

export type BounceMailbox = {
  store: Store
  /** `imaps://user:password@host/FOLDER`. */
  url: string
  now?: () => Temporal.Instant
}

/** How many messages were what. */
export type ReadMessages = Record<'noted' | 'known' | 'unmatched' | 'other' | 'left', number>

function openMailbox(url: string): { client: ImapFlow; folder: string } {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  const secure = protocol === 'imaps:'
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  // Without a listener an error of the connection would end the process; calls reject anyway.
  client.on('error', () => undefined)
  return { client, folder: decodeURIComponent(pathname.slice(1)) || 'INBOX' }
}

/**
 * Reads the reports in a mailbox that were not read before, and marks each after what it says is
 * stored. A message that is read again, because the connection broke in between, changes nothing.
 * So are mails by which mail programs leave. Other messages are left alone: people answer to the same
 * address. Rejects when the server fails.
 */
export async function readBounceMailbox({
  store,
  url,
  now = readClock,
}: BounceMailbox): Promise<ReadMessages> {
  const counts: ReadMessages = { noted: 0, known: 0, unmatched: 0, other: 0, left: 0 }
  const { client, folder } = openMailbox(url)
  try {
    await client.connect()
    const { permanentFlags } = await client.mailboxOpen(folder)
    const keeps = permanentFlags?.has('\\*') || permanentFlags?.has(KEYWORD)
    const isNew = keeps ? { unKeyword: KEYWORD } : { seen: false }
    counts.left = await readLeaveMails(client, { store, now, isNew, keeps })
    const found = await client.search(
      { header: { 'content-type': 'multipart/report' }, ...isNew },
      { uid: true },
    )
    for (const uid of (found || []).slice(0, MAX_MESSAGES)) {
      const message = await client.fetchOne(
        String(uid),
        { source: { maxLength: MAX_BYTES } },
        { uid: true },
      )
      const source = message ? message.source : undefined
      const report = source && (await readReport(source))
      const outcome = report ? await noteReport(store, report, now()) : 'other'
      counts[outcome]++
      // What we could not use stays unread for a person, where the server can tell the two apart.
      const isDone = outcome === 'noted' || outcome === 'known'
      const flags = [...(keeps ? [KEYWORD] : []), ...(isDone || !keeps ? ['\\Seen'] : [])]
      await client.messageFlagsAdd(String(uid), flags, { uid: true })
    }
    await client.logout()
    return counts
  } finally {
    client.close()
  }
}

/**
 * Takes those off the list whose mail programs wrote to leave (RFC 2369, 3.2): the token in the subject
 * is the proof, whoever the sender is said to be. Gives how many there were.
 */
async function readLeaveMails(
  client: ImapFlow,
  {
    store,
    now,
    isNew,
    keeps,
  }: { store: Store; now: () => Temporal.Instant } & {
    isNew: SearchObject
    keeps: boolean | undefined
  },
): Promise<number> {
  const found = await client.search({ subject: LEAVE_SUBJECT, ...isNew }, { uid: true })
  let left = 0
  for (const uid of (found || []).slice(0, MAX_MESSAGES)) {
    const message = await client.fetchOne(String(uid), { envelope: true }, { uid: true })
    const subject = message ? message.envelope?.subject : undefined
    const token = leaveTokenIn(subject ?? '')
    if (token === undefined || !(await leave({ store, token, now: now() }))) continue
    left++
    const flags = [...(keeps ? [KEYWORD] : []), '\\Seen']
    await client.messageFlagsAdd(String(uid), flags, { uid: true })
  }
  return left
}

/** Reads the mailbox for bounces every two minutes until the signal is aborted. */
export async function watchBounceMailbox({
  signal,
  everyMs = INTERVAL_MS,
  ...mailbox
}: BounceMailbox & { signal: AbortSignal; everyMs?: number }): Promise<void> {
  while (!signal.aborted) {
    try {
      const counts = await readBounceMailbox(mailbox)
      if (Object.values(counts).some((count) => count > 0)) log.info('bounces read', counts)
    } catch (error) {
      // Without the message: servers repeat the user's name in it.
      log.error('bounces not read', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
