import { simpleParser } from 'mailparser'
import { listMailFiles, readMailFile } from '#lib/mail/mail-file.ts'
import { deskPaths } from './paths.ts'

/** A mail that was written to a file instead of being sent. */
export type DeskMail = {
  name: string
  at: Temporal.Instant
  to: string
  subject: string
  text: string
  html: string
}

/** Mails on one page of the list. */
const PAGE = 50

/** Who looks at the mails: an editor's address, or anybody at the development server. */
export type MailViewer = { editor: string } | 'developer'

/** A mail by the name of its file; undefined when there is none, or not for this viewer. */
export async function findDeskMail(
  dataDir: string,
  name: string,
  viewer: MailViewer,
): Promise<DeskMail | undefined> {
  const raw = await readMailFile(dataDir, name)
  if (!raw) return undefined
  const { to, subject = '', date, text = '', html } = await simpleParser(raw)
  const addresses = [to ?? []].flat().map((one) => one.text)
  const mail = {
    name,
    at: Temporal.Instant.fromEpochMilliseconds(date?.getTime() ?? 0),
    to: addresses.join(', '),
    subject,
    text,
    html: html || '',
  }
  return mayRead(mail, viewer) ? mail : undefined
}

/** The links that sign other editors in are nobody else's to open. */
function mayRead({ text, to }: DeskMail, viewer: MailViewer): boolean {
  if (viewer === 'developer' || !text.includes(`${deskPaths.enter}?token=`)) return true
  return to.toLowerCase().includes(viewer.editor.toLowerCase())
}

/** The latest mails in files, those that come after a name; `next` leads to the following page. */
export async function listDeskMails(
  dataDir: string,
  viewer: MailViewer,
  after: string,
): Promise<{ mails: DeskMail[]; next: string | undefined }> {
  const names = await listMailFiles(dataDir)
  const from = after === '' ? names : names.filter((name) => name < after)
  const page = from.slice(0, PAGE)
  const mails = await Promise.all(page.map((name) => findDeskMail(dataDir, name, viewer)))
  return {
    mails: mails.filter((mail) => mail !== undefined),
    next: from.length > PAGE ? page.at(-1) : undefined,
  }
}
