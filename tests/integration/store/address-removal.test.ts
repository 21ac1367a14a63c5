import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mailFolder } from '#lib/mail/mail-file.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { storeRecommendation } from '../../factories/recommendation.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'
import { readAllTables, readFolder } from '../../factories/whole-store.ts'

const EMAIL = 'reader@example.org'
const by = { at: NOON, by: 'editor@example.org' }

describe.each(DATABASES)('removing an address on $name', (database) => {
  test('nothing is left but a line that names nobody', async () => {
    const { store, settings } = await freshStore(database)
    await confirmedSubscriber(store)
    await store.outbox.add(
      makeMail({ to: 'Reader@Example.org', text: 'for reader@example.org' }),
      NOON,
    )
    const expiresAt = afterNoon({ hours: 9 })
    const draft = { key: 'k', at: NOON, expiresAt }
    await store.drafts.save({ ...draft, form: 'code', answers: { email: 'READER@example.org' } })
    await store.drafts.save({ ...draft, form: 'other', answers: { email: 'xreader@example.org' } })
    await store.subscribers.takeCodeTry(EMAIL, { at: NOON, since: NOON, most: 5 })
    const other = makeRequest({ email: 'b@example.org' })
    await store.subscribers.askToConfirm(other)
    expect(await store.subscribers.remove('READER@example.org', by)).toEqual({
      removed: true,
      recommendations: [],
    })
    const all = (await readAllTables(settings)).toLowerCase()
    expect(all.replaceAll('xreader@', '')).not.toContain(EMAIL)
    expect(all).toContain('xreader@example.org')
    expect(await collect(store.subscribers.list())).toMatchObject([{ email: 'b@example.org' }])
    const log = await store.desk.auditLog({ limit: 9 })
    expect(log).toMatchObject([{ what: 'subscriber-removed', by: 'editor@example.org' }])
    expect(log[0]).not.toHaveProperty('about')
    expect(await store.subscribers.remove(EMAIL, by)).toEqual({
      removed: false,
      recommendations: [],
    })
    expect(await store.desk.auditLog({ limit: 9 })).toHaveLength(1)
  })

  test('the mark of one who left goes too', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await store.subscribers.setLeft(leaveHash, true, NOON)
    await store.subscribers.forgetLeft(afterNoon({ hours: 1 }))
    expect(await store.subscribers.hasLeft(EMAIL)).toBe(true)
    expect(await store.subscribers.remove(EMAIL, by)).toMatchObject({ removed: true })
    expect(await store.subscribers.hasLeft(EMAIL)).toBe(false)
  })

  test('the recommendations of that address are named, with their mails left to them', async () => {
    const { store } = await freshStore(database)
    const sender = { name: 'R', email: 'Reader@example.org', relation: 'x' }
    const { reference } = await storeRecommendation(store, { recommender: sender })
    await store.outbox.add(makeMail({ to: EMAIL, about: reference }), NOON)
    expect(await store.subscribers.remove(EMAIL, by)).toEqual({
      removed: false,
      recommendations: [reference],
    })
    expect(await claimAll(store, NOON)).toHaveLength(1)
  })

  test('the files of removed mails go on every machine, and only those', async () => {
    const { store, settings } = await freshStore(database)
    const machines = [settings.dataDir, await freshFolder()]
    await store.outbox.add(makeMail({ to: EMAIL, text: 'removed words' }), NOON)
    await store.outbox.add(makeMail({ to: 'b@example.org', text: 'kept words' }), NOON)
    for (const mail of await claimAll(store, NOON)) {
      for (const dataDir of machines) {
        const transport = openTransport({ dataDir, from: 'guide@example.org' })
        await transport.send(mail)
        transport.close()
      }
    }
    await store.subscribers.remove(EMAIL, by)
    for (const dataDir of machines) {
      await mkdir(mailFolder(dataDir), { recursive: true })
      await writeFile(join(mailFolder(dataDir), 'an operator’s own.txt'), 'removed words?')
      await deleteRemovedMailFiles(store, dataDir)
      await deleteRemovedMailFiles(store, dataDir, NOON)
      const words = await readFolder(mailFolder(dataDir))
      expect(words).toContain('kept words')
      expect(words).not.toMatch(/removed words(?!\?)/)
      expect(await readdir(mailFolder(dataDir))).toHaveLength(2)
    }
    expect(await store.removedMails.since(afterNoon({ seconds: 1 }))).toEqual([])
    expect(await store.removedMails.deleteBefore(afterNoon({ seconds: 1 }))).toBe(1)
  })
})
