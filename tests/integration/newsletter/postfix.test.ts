import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { noteReport } from '#lib/mail/reports/note-report.ts'
import { readReport } from '#lib/mail/reports/read-report.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { sendDueLetters } from '#lib/newsletter/send-letters.ts'
import { beginLetter, prepareBegunLetters } from '#lib/newsletter/start-letter.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'
import { HAS_POSTFIX, startPostfix } from '../../factories/postfix.ts'
import { readMail } from '../../factories/read-mail.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation(() => undefined)
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

test.skipIf(!HAS_POSTFIX)(
  'through Postfix (needs it and root): letters reach their mailboxes, and what comes back is understood',
  { timeout: 60_000 },
  async () => {
    withLetter()
    const { store } = await freshStore()
    const readers = ['aliya@example.org', 'boris@example.org', 'gone@example.org']
    for (const [index, email] of readers.entries()) {
      await confirmedSubscriber(store, { email, locale: index === 0 ? 'kk' : 'ru' })
    }
    const postfix = await startPostfix([...readers.slice(0, 2), 'guide@guide.example'])
    const input = { store, date: LETTER, by: 'editor', day: '2026-12-01', now: NOON }
    await beginLetter(input, settings)
    await prepareBegunLetters(store, NOON)
    const transport = openTransport({
      smtpUrl: postfix.url,
      dataDir: '/nowhere',
      from: settings.mailFrom,
    })
    expect(await sendDueLetters({ store, transport, settings, now: () => NOON })).toBe(3)
    transport.close()
    await vi.waitUntil(() => postfix.mails('guide@guide.example').length > 0, { timeout: 30_000 })
    for (const [email, locale] of [
      ['aliya@example.org', 'kk'],
      ['boris@example.org', 'ru'],
    ] as const) {
      await vi.waitUntil(() => postfix.mails(email).length > 0, { timeout: 10_000 })
      const [raw = '', ...others] = postfix.mails(email)
      expect(others).toEqual([])
      const { headers, text } = readMail(raw.replaceAll('\n', '\r\n'))
      expect(headers.get('delivered-to')).toBe(email)
      expect(headers.get('subject')).toBe(`Subject ${locale}`)
      expect(text).toContain('What has changed')
    }
    const [returned = ''] = postfix.mails('guide@guide.example')
    const report = await readReport(Buffer.from(returned, 'latin1'))
    expect(report).toMatchObject({ kind: 'bounce', failureClass: 'no-mailbox' })
    if (report) expect(await noteReport(store, report, NOON)).toBe('noted')
    expect(await store.subscribers.find('gone@example.org')).toMatchObject({ status: 'bounced' })
    expect(await store.mailReports.countOf(LETTER)).toEqual({ bounce: 1, complaint: 0 })
  },
)
