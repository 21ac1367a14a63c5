import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { now, today } from '#lib/config/clock.ts'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { env } from '#lib/config/settings.ts'
import { checkContent } from '#lib/content-check/content-check.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { LetterError, listLetters, readLetter } from '#lib/letters/find.ts'
import { renderForReaders } from '#lib/newsletter/letter-mail.ts'
import { beginLetter, prepareBegunLetters, textsToSend } from '#lib/newsletter/start-letter.ts'
import { DELIVERY_STATUSES, type SentLetter } from '#lib/store/letter-types.ts'
import { FatalError } from '../fatal-error.ts'
import { storedSecret } from '../start/secret.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { type Column, printJsonLines, printTable, showProgress } from './print.ts'
import { withStore } from './with-store.ts'

/** Who does it, in the audit log. */
const BY = 'command line'

function settings() {
  const { SITE_URL, MAIL_FROM, SITE_SECRET, DATA_DIR } = env()
  const secret = SITE_SECRET ?? storedSecret(DATA_DIR)
  return { siteUrl: SITE_URL, mailFrom: MAIL_FROM, secret }
}

function dateOf({ operands }: Call): string {
  const [date] = operands
  if (date !== undefined) return date
  const dates = listLetters().join(', ')
  throw new UsageError(`Name the day of a letter in content/letters: ${dates || 'there is none'}.`)
}

/** Runs `work` and reports errors in a letter as one sentence for its author. */
async function sayingFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LetterError) {
      throw new FatalError(`${error.message.replace(/\.$/, '')}.`)
    }
    throw error
  }
}

async function preview(call: Call): Promise<void> {
  const date = dateOf(call)
  const out = typeof call.values.out === 'string' ? resolve(call.values.out) : undefined
  if (out) await mkdir(out, { recursive: true })
  const letter = readLetter(date)
  const day = today()
  const rows = LOCALES.map((locale) => ({
    locale,
    ...renderForReaders({ siteUrl: env().SITE_URL }, letter, { locale, day }),
  }))
  for (const { locale, html, text } of out ? rows : []) {
    await writeFile(join(out ?? '', `${date}-${locale}.html`), html)
    await writeFile(join(out ?? '', `${date}-${locale}.txt`), text)
  }
  if (call.json) return printJsonLines(rows, (row) => ({ letter: date, factsDay: day, ...row }))
  for (const { locale, subject, html, text } of rows) {
    const kilobytes = (Buffer.byteLength(html) / 1000).toFixed(1)
    process.stdout.write(`${locale}: ${subject} (${kilobytes} kB of html)\n\n${text}\n`)
  }
}

/** Throws where a letter cannot be sent, or `npm run check` finds its texts wrong. */
function checkTexts(date: string): void {
  textsToSend({ siteUrl: env().SITE_URL }, date, today())
  const findings = checkContent(readContent(contentDir(), []), today())
  const errors = findings
    .filter(({ level }) => level === 'error')
    .filter(({ path, unreadable }) => unreadable || path.includes(`/letters/${date}/`))
  if (errors.length > 0) throw new FatalError(errors.map(formatFinding).join('\n'))
}

async function send(call: Call): Promise<void> {
  const date = dateOf(call)
  const { json, values } = call
  await withStore(async (store) => {
    if (values['dry-run'] === true) {
      checkTexts(date)
      const { counts, ...others } = await store.letters.countRecipients(now())
      const total = counts.reduce((sum, { count }) => sum + count, 0)
      const row = { letter: date, recipients: total, counts, ...others }
      if (json) return printJsonLines([row], (one) => one)
      const parts = counts.map(({ locale, count }) => `${locale} ${count}`).join(', ')
      process.stdout.write(
        `${total} subscribers would get it (${parts || 'none'}).\nLeft out: ${others.otherTopics} want other topics, ${others.paused} pause, ${others.unconfirmed} have not confirmed, ${others.left} have unsubscribed, ${others.bounced} have no mailbox, ${others.blocked} are blocked.\n`,
      )
      return
    }
    if (!(await store.letters.find(date))) checkTexts(date)
    const review = env().LETTER_REVIEW
    const begun = await beginLetter(
      { store, date, by: BY, day: today(), now: now(), review },
      settings(),
    )
    if (begun === 'unreviewed') {
      throw new FatalError(
        'LETTER_REVIEW is two: an editor has to agree to these texts at the desk first.',
      )
    }
    await prepareBegunLetters(store, now(), (rows) => showProgress(`${rows} copies prepared`))
    showProgress('')
    const again =
      values.unsure === true ? await store.letters.retryUnsure(date, { at: now(), by: BY }) : 0
    const letter = await store.letters.find(date)
    if (json) return printJsonLines([{ begun, again, ...letter }], toJson)
    const copies = letter?.copies.waiting ?? 0
    const said = begun === 'begun' ? 'Sending has begun' : 'Sending had already begun'
    const more = again > 0 ? ` ${again} unconfirmed copies will go out again.` : ''
    process.stdout.write(`${said}: ${copies} copies wait for the running site.${more}\n`)
  })
}

function toJson<T extends object>(row: T): object {
  return { ...row, ...('startedAt' in row && { startedAt: String(row.startedAt) }) }
}

const COLUMNS: Column<SentLetter>[] = [
  { title: 'letter', value: ({ date }) => date },
  { title: 'status', value: ({ status }) => status },
  { title: 'begun', value: ({ startedAt }) => startedAt.toString() },
  ...DELIVERY_STATUSES.map((name) => ({
    title: name,
    value: ({ copies }: SentLetter) => String(copies[name]),
  })),
]

function setPaused(paused: boolean): Command['run'] {
  return (call) =>
    withStore(async ({ letters }) => {
      const date = dateOf(call)
      if (!(await letters.setPaused(date, paused, { at: now(), by: BY }))) {
        throw new FatalError(`The letter “${date}” is not ${paused ? 'being sent' : 'paused'}.`)
      }
      const said = paused ? 'No further copy goes out.' : 'Its copies go out again.'
      process.stdout.write(`${call.json ? JSON.stringify({ letter: date, paused }) : said}\n`)
    })
}

export const newsletterCommands: Command[] = [
  {
    name: 'newsletter preview',
    summary: 'a letter as it would be sent today, in every language; sends nothing',
    operands: ['DATE'],
    options: { out: { type: 'string' } },
    explains: { out: 'a folder for the letter as files, html and text' },
    run: (call) => sayingFaults(() => preview(call)),
  },
  {
    name: 'newsletter send',
    summary: 'sends a letter to all who confirmed and want it; the running site does the sending',
    operands: ['DATE'],
    options: { 'dry-run': { type: 'boolean' }, unsure: { type: 'boolean' } },
    explains: {
      'dry-run': 'only count who would get it',
      unsure: 'send again what a server may have taken without an answer',
    },
    run: (call) => sayingFaults(() => send(call)),
  },
  {
    name: 'newsletter status',
    summary: 'the letters whose sending has begun, and where their copies are',
    run: ({ json }) =>
      withStore(async ({ letters }) => {
        const rows = await letters.list()
        await (json ? printJsonLines(rows, toJson) : printTable(rows, COLUMNS))
      }),
  },
  {
    name: 'newsletter pause',
    summary: 'stops the sending of a letter after the copy under way',
    operands: ['DATE'],
    run: setPaused(true),
  },
  {
    name: 'newsletter cancel',
    summary: 'ends the sending of a letter for good; what was not handed over stays unsent',
    operands: ['DATE'],
    run: (call) =>
      withStore(async ({ letters }) => {
        const date = dateOf(call)
        const cancelled = await letters.cancel(date, { at: now(), by: BY })
        if (cancelled === undefined) throw new FatalError(`The letter “${date}” is not being sent.`)
        const said = `${cancelled} copies stay unsent.`
        process.stdout.write(`${call.json ? JSON.stringify({ letter: date, cancelled }) : said}\n`)
      }),
  },
  {
    name: 'newsletter resume',
    summary: 'goes on with the sending of a letter',
    operands: ['DATE'],
    run: setPaused(false),
  },
]
