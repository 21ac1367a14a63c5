import { simpleParser } from 'mailparser'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { hashToken } from '#lib/config/token.ts'
import { mailFolder } from '#lib/mail/mail-file.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { sendDueMail } from '#lib/mail/send-due-mail.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { confirmByToken } from '#lib/newsletter/confirm.ts'
import { leaveToken } from '#lib/newsletter/links.ts'
import { erase, keptAbout } from '#lib/newsletter/preferences.ts'
import { sendDueLetters } from '#lib/newsletter/send-letters.ts'
import { beginLetter, prepareBegunLetters } from '#lib/newsletter/start-letter.ts'
import { subscribe } from '#lib/newsletter/subscribe.ts'
import { deleteOutdated } from '#lib/store/outdated.ts'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, type Database, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'
import { makeMail } from '../../factories/mail.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'
import { readAllTables, readFolder } from '../../factories/whole-store.ts'

const SETTINGS = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

const EMAIL = 'Anna.Reader@example.org'

beforeEach(() => {
  vi.spyOn(log, 'info').mockImplementation(() => undefined)
})

/** A reader of the whole list, with mails and a letter as files. */
async function readerOfAll(database: Database) {
  withLetter()
  const { store, settings } = await freshStore(database)
  const { dataDir } = settings
  const transport = openTransport({ dataDir, from: SETTINGS.mailFrom })
  const files = () => readFolder(mailFolder(dataDir))
  const now = () => NOON
  await subscribe(
    {
      store,
      email: EMAIL,
      topics: ['letter', 'changes'],
      follows: [{ kind: 'fact', target: 'mci' }],
      locale: 'kk',
      now: NOON,
    },
    SETTINGS,
  )
  await sendDueMail(store, transport, now)
  const { text = '' } = await simpleParser(await files())
  const token = /confirm\?token=([\w-]+)/.exec(text)?.[1] ?? ''
  expect(await confirmByToken({ store, token, now: NOON }, SETTINGS)).toBe('confirmed')
  await sendDueMail(store, transport, now)
  await beginLetter({ store, date: LETTER, by: 'editor', day: LETTER, now: NOON }, SETTINGS)
  await prepareBegunLetters(store, NOON)
  expect(await sendDueLetters({ store, transport, now, settings: SETTINGS })).toBe(1)
  const id = (await store.subscribers.find(EMAIL))?.id ?? ''
  await store.ruleChanges.addCopy({
    digest: '2026-11-24',
    subscriberId: id,
    at: NOON,
    mail: makeMail({ to: EMAIL, kind: 'rule-changes' }),
  })
  await store.imports.begin({
    by: 'editor@example.org',
    at: NOON,
    leaseUntil: NOON,
    lines: [{ line: 2, email: EMAIL.toLowerCase(), outcome: 'known' }],
  })
  await store.drafts.save({
    key: 'cookie',
    form: 'code',
    answers: { email: EMAIL },
    at: NOON,
    expiresAt: afterNoon({ hours: 9 }),
  })
  transport.close()
  return { store, settings, files, id, token: leaveToken(SETTINGS, id) }
}

function copiesOf(store: Store) {
  return store.letters.find(LETTER).then((letter) => letter?.copies)
}

describe.each(DATABASES)('a reader on $name', (database) => {
  test('can read all that is kept, in every table that names them', async () => {
    const { store, token } = await readerOfAll(database)
    await store.suppressions.add({
      email: EMAIL,
      reason: 'asked',
      note: 'wrote to us',
      at: NOON,
      by: 'editor@example.org',
    })
    expect(await keptAbout({ store, token })).toMatchObject({
      subscriber: { email: EMAIL, locale: 'kk', topics: ['letter', 'changes'], status: 'left' },
      confirmedAt: NOON,
      leftAt: NOON,
      blocked: { reason: 'asked', note: 'wrote to us', at: NOON },
      follows: [{ kind: 'fact', target: 'mci', since: NOON }],
      signUps: [{ at: NOON, usedAt: NOON }],
      mails: [
        { kind: 'newsletter-confirm', status: 'sent' },
        { kind: 'newsletter-welcome', status: 'sent' },
        { kind: 'rule-changes', status: 'waiting' },
      ],
      letters: [{ letter: LETTER, status: 'sent' }],
      digests: ['2026-11-24'],
      forms: [{ form: 'code', at: NOON }],
      importLines: [2],
    })
  })

  test('who erases leaves nothing in any table or file, and the counts stay', async () => {
    const { store, settings, files, id, token } = await readerOfAll(database)
    const before = await copiesOf(store)
    expect(await files()).toContain(EMAIL)
    expect(await erase({ store, token, now: NOON })).toBe(true)
    await deleteRemovedMailFiles(store, settings.dataDir)
    const kept = `${await readAllTables(settings)}\n${await files()}`.toLowerCase()
    for (const trace of ['anna.reader', id, hashToken(token), token]) {
      expect(kept, trace).not.toContain(trace.toLowerCase())
    }
    expect(await copiesOf(store)).toEqual(before)
    expect(await keptAbout({ store, token })).toBeUndefined()
    expect(await erase({ store, token, now: NOON })).toBe(false)
  })

  test('a copy that waits when its reader erases everything is skipped', async () => {
    withLetter()
    const { store } = await freshStore(database)
    const { subscriber } = await confirmedSubscriber(store)
    await beginLetter({ store, date: LETTER, by: 'editor', day: LETTER, now: NOON }, SETTINGS)
    await prepareBegunLetters(store, NOON)
    await store.subscribers.remove(subscriber.email, { at: NOON, by: 'reader' })
    const transport = { send: () => Promise.reject(new Error('sent')), close: () => undefined }
    const now = () => NOON
    expect(await sendDueLetters({ store, transport, now, settings: SETTINGS })).toBe(0)
    expect(await copiesOf(store)).toMatchObject({ skipped: 1, waiting: 0 })
  })

  test('of who left only a hashed mark stays after thirty days', async () => {
    const { store, settings, id, token } = await readerOfAll(database)
    await store.subscribers.setLeft(hashToken(token), true, NOON)
    // The digest that waits is taken and skipped.
    const transport = { send: () => Promise.reject(new Error('sent')), close: () => undefined }
    expect(await sendDueMail(store, transport, () => NOON)).toBe(0)
    await deleteOutdated(store, afterNoon({ hours: 31 * 24 }))
    const kept = (await readAllTables(settings)).toLowerCase()
    for (const trace of ['anna.reader', id]) expect(kept, trace).not.toContain(trace.toLowerCase())
    expect(await store.subscribers.hasLeft(EMAIL)).toBe(true)
  })

  test.each([
    ['complaint', true],
    ['asked', true],
    ['abuse', false],
  ] as const)('coming back by the own link after a block for “%s”: %s', async (reason, comes) => {
    const { store } = await freshStore(database)
    const { subscriber, leaveHash } = await confirmedSubscriber(store)
    const { email } = subscriber
    await store.suppressions.add({ email, reason, note: '', at: NOON, by: 'editor@example.org' })
    expect(await store.subscribers.setLeft(leaveHash, false, NOON)).toBe(comes)
    // Either mails come again, or nothing says that they do.
    expect(await store.suppressions.isBlocked(email)).toBe(!comes)
    expect(await store.subscribers.find(email)).toMatchObject({
      status: comes ? 'confirmed' : 'left',
    })
  })
})
