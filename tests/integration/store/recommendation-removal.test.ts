import { describe, expect, test } from 'vitest'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { openStore } from '#lib/store/connect.ts'
import { deleteOutdated } from '#lib/store/outdated.ts'
import type { Store } from '#lib/store/store.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeAgreement, storeRecommendation } from '../../factories/recommendation.ts'
import { readAllTables, readFolder } from '../../factories/whole-store.ts'

const PERSONAL = [
  'Zhuldyzai',
  'Qaraghandy',
  'beekeeper',
  'honeycomb',
  'https://example.org/bees',
  'Erlanbek',
  'erlanbek@example.org',
  'stepbrother',
  'whispered',
  '+77015550101',
  'misremembered',
  'unsent thought',
]

/** A recommendation about which everything that can be kept is kept, and its reference. */
async function storeAll(store: Store): Promise<string> {
  const { reference } = await storeRecommendation(
    store,
    {
      person: {
        name: 'Zhuldyzai',
        place: 'Qaraghandy',
        knownFor: 'beekeeper',
        qualities: ['cares'],
        story: 'A honeycomb for every neighbour',
        link: 'https://example.org/bees',
      },
      recommender: { name: 'Erlanbek', email: 'erlanbek@example.org', relation: 'stepbrother' },
    },
    { deletesAt: afterNoon({ hours: 1 }), idempotencyKey: 'a_key%of\\its "own"' },
  )
  const { recommendations } = store
  await recommendations.addNote({
    reference,
    by: 'editor@example.org',
    at: NOON,
    note: 'She whispered',
  })
  await recommendations.answer({
    reference,
    answer: makeAgreement({ contact: '+77015550101' }),
    decide: () => ({ status: 'new', deletesAt: afterNoon({ hours: 1 }) }),
  })
  await recommendations.answer({
    reference,
    answer: {
      kind: 'correct',
      at: NOON,
      by: 'nominee',
      locale: 'en',
      textVersion: '1',
      text: 'misremembered',
    },
    decide: () => ({ status: 'new', deletesAt: afterNoon({ hours: 1 }) }),
  })
  await recommendations.mailSender({
    reference,
    email: 'erlanbek@example.org',
    at: NOON,
    limit: { since: NOON, most: 1 },
    mail: ({ recommender }) => makeMail({ to: recommender.email, about: reference }),
  })
  const expiresAt = afterNoon({ hours: 48 })
  const draft = { at: NOON, expiresAt }
  await store.drafts.save({
    ...draft,
    key: 'sender',
    form: 'recommend',
    answers: { key: 'a_key%of\\its "own"', story: 'A honeycomb for every neighbour' },
  })
  await store.drafts.save({
    ...draft,
    key: 'nominee',
    form: 'nominee',
    answers: { correction: 'unsent thought', reference },
  })
  return reference
}

describe.each(DATABASES)('removing on $name', (database) => {
  test('leaves only a mark and the bare steps, in all tables', async () => {
    const { store, settings } = await freshStore(database)
    const reference = await storeAll(store)
    const other = await storeRecommendation(store)
    await store.drafts.save({
      key: 'other',
      form: 'recommend',
      answers: { key: 'a_keyXof\\its "own"' },
      at: NOON,
      expiresAt: afterNoon({ hours: 48 }),
    })
    const before = await readAllTables(settings)
    for (const words of PERSONAL) expect(before).toContain(words)

    const removal = {
      reference,
      by: 'nominee',
      why: 'nominee',
      at: afterNoon({ minutes: 1 }),
    } as const
    expect(await store.recommendations.remove(removal)).toBe(true)
    const after = await readAllTables(settings)
    for (const words of PERSONAL) expect(after).not.toContain(words)
    for (const word of ['zhuldyzai', 'honeycomb', 'erlanbek']) expect(after).not.toContain(word)

    expect(await store.recommendations.findRemoval(reference)).toEqual({
      reference,
      at: afterNoon({ minutes: 1 }),
      why: 'nominee',
    })
    const steps = await store.recommendations.history(reference)
    expect(steps.map(({ what }) => what)).toEqual([
      'sent',
      'noted',
      'agreed',
      'corrected',
      'removed',
    ])
    expect(steps.every(({ note }) => note === undefined)).toBe(true)
    expect(await store.recommendations.findByLink('nominee', `nominee of ${reference}`)).toBe(
      undefined,
    )
    expect(await collect(store.recommendations.list())).toEqual([other])
    expect(await store.drafts.find('other', 'recommend', NOON)).toBeDefined()
    expect(await store.recommendations.remove(removal)).toBe(false)
  })

  test('what was removed does not come back by being sent again', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store, {}, { idempotencyKey: 'key' })
    await store.recommendations.remove({ reference, by: 'sender', why: 'sender', at: NOON })
    await storeRecommendation(store, {}, { idempotencyKey: 'key', mails: [makeMail()] })
    expect(await store.recommendations.findReference('key')).toBe(reference)
    expect(await collect(store.recommendations.list())).toEqual([])
    expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 0 })
  })

  test('the clock removes to the millisecond, and an answer given meanwhile stops it', async () => {
    const { store } = await freshStore(database)
    const due = afterNoon({ hours: 90 * 24 })
    const open = await storeRecommendation(store, {}, { deletesAt: due })
    const declined = await storeRecommendation(store, { status: 'declined' }, { deletesAt: due })
    const agreed = await storeRecommendation(store, {}, { deletesAt: due })
    const kept = await storeRecommendation(store, { status: 'published' })
    const decide = () => ({ status: 'agreed' as const })
    await store.recommendations.answer({
      reference: agreed.reference,
      answer: makeAgreement(),
      decide,
    })
    expect(await store.recommendations.removeDue(due.subtract({ milliseconds: 1 }))).toEqual({
      unanswered: 0,
      declined: 0,
    })
    expect(await store.recommendations.removeDue(due)).toEqual({ unanswered: 1, declined: 1 })
    const left = await collect(store.recommendations.list())
    expect(left.map(({ reference }) => reference).sort()).toEqual(
      [agreed.reference, kept.reference].sort(),
    )
    expect(await store.recommendations.findRemoval(open.reference)).toMatchObject({
      why: 'unanswered',
    })
    expect(await store.recommendations.findRemoval(declined.reference)).toMatchObject({
      why: 'declined',
    })
  })

  test('more than one batch goes in one run', async () => {
    const { store } = await freshStore(database)
    for (let i = 0; i < 230; i++) await storeRecommendation(store, {}, { deletesAt: NOON })
    expect(await store.recommendations.removeDue(NOON)).toEqual({ unanswered: 230, declined: 0 })
  }, 30_000)

  test('a dry run counts what would go and takes everything back', async () => {
    const { store, settings } = await freshStore(database)
    const reference = await storeAll(store)
    const before = await readAllTables(settings)
    const at = afterNoon({ hours: 48 })
    const counts = await store.dryRun((repositories) => deleteOutdated(repositories, at))
    expect(counts).toMatchObject({ unanswered: 1, declined: 0 })
    expect(await readAllTables(settings)).toBe(before)
    expect(await store.recommendations.find(reference)).toBeDefined()
    expect(await deleteOutdated(store, at)).toEqual(counts)
    expect(await store.recommendations.find(reference)).toBeUndefined()
  })

  test('the outcomes count everything that was ever sent, without anybody in them', async () => {
    const { store } = await freshStore(database)
    await storeRecommendation(store, { status: 'published' })
    await storeRecommendation(store, { status: 'asked' })
    for (const why of ['nominee', 'sender', 'editor', 'nominee'] as const) {
      const { reference } = await storeRecommendation(store)
      await store.recommendations.remove({ reference, by: 'site', why, at: NOON })
    }
    await storeRecommendation(store, {}, { deletesAt: NOON })
    await store.recommendations.removeDue(NOON)
    expect(await store.recommendations.outcomes()).toEqual({
      received: 7,
      new: 0,
      reading: 0,
      asked: 1,
      agreed: 0,
      published: 1,
      declined: 0,
      removed: { nominee: 2, sender: 1, editor: 1, unanswered: 1, declined: 0 },
    })
    expect(await store.recommendations.removals({ limit: 10 })).toHaveLength(5)
  })
})

test('in no file of the data folder can anything of it be read any more', async () => {
  const settings = { dataDir: await freshFolder() }
  const store = await openStore(settings)
  const reference = await storeAll(store)
  for (let i = 0; i < 20; i++) await storeRecommendation(store)
  await store.outbox.add(makeMail({ to: 'other@example.org' }), NOON)
  const transport = openTransport({ dataDir: settings.dataDir, from: 'guide@example.org' })
  for (const mail of await claimAll(store, NOON)) await transport.send(mail)
  expect(await readFolder(settings.dataDir)).toContain('erlanbek@example.org')
  await store.recommendations.remove({ reference, by: 'nominee', why: 'nominee', at: NOON })
  // As every process does within seconds for its own folder.
  await deleteRemovedMailFiles(store, settings.dataDir)
  const left = await readFolder(settings.dataDir)
  for (const words of PERSONAL) expect(left).not.toContain(words)
  expect(left).toContain('other@example.org')
  await store.close()
})
