import { describe, expect, test } from 'vitest'
import { deleteOutdated } from '#lib/store/outdated.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeAgreement, storeRecommendation } from '../../factories/recommendation.ts'
import { readAllTables } from '../../factories/whole-store.ts'

const by = 'editor@example.org'

describe.each(DATABASES)('suspicious submissions on $name', (database) => {
  test('a thousand robots cost readers nothing, and editors one line with a count', async () => {
    const { store } = await freshStore(database)
    const { recommendations } = store
    const { reference } = await storeRecommendation(store)
    const before = await recommendations.outcomes()
    for (let i = 0; i < 1_000; i++) {
      await storeRecommendation(
        store,
        { suspicion: ['hidden-field'], createdAt: afterNoon({ seconds: i }) },
        { mails: [makeMail()], deletesAt: afterNoon({ hours: 24 }) },
      )
    }
    expect((await recommendations.inbox({ limit: 50 })).entries).toMatchObject([{ reference }])
    expect(await recommendations.countByStatus()).toMatchObject({ new: 1 })
    expect(await recommendations.countSuspicious()).toBe(1_000)
    expect(await recommendations.outcomes()).toEqual(before)
    expect(await recommendations.auditLog({ limit: 50 })).toHaveLength(1)
    expect(await claimAll(store, afterNoon({ hours: 1 }))).toEqual([])
    // They go after the usual term, and leave nothing behind.
    await deleteOutdated(store, afterNoon({ hours: 25 }))
    expect(await recommendations.countSuspicious()).toBe(0)
    expect(await recommendations.removals({ limit: 9 })).toEqual([])
    expect(await recommendations.outcomes()).toEqual(before)
    expect(await collect(recommendations.list())).toHaveLength(1)
  })

  test('the two kinds are listed and searched apart, in pages', async () => {
    const { store } = await freshStore(database)
    const { recommendations } = store
    const regular = await storeRecommendation(store)
    const marked = await storeRecommendation(store, { suspicion: ['too-fast', 'link-in-name'] })
    const other = await storeRecommendation(store, {
      suspicion: ['hidden-field'],
      locale: 'ru',
      createdAt: afterNoon({ seconds: 1 }),
    })
    for (const text of [undefined, 'құрманқызы']) {
      const one = await recommendations.inbox({ limit: 9, text })
      expect(one.entries).toMatchObject([{ reference: regular.reference }])
      const first = await recommendations.inbox({ limit: 1, text, suspicious: true })
      expect(first.entries).toMatchObject([
        { reference: other.reference, suspicion: ['hidden-field'] },
      ])
      const rest = await recommendations.inbox({
        limit: 1,
        text,
        suspicious: true,
        after: first.next,
      })
      expect(rest.entries).toMatchObject([
        { reference: marked.reference, suspicion: ['too-fast', 'link-in-name'] },
      ])
      expect(rest.next).toBeUndefined()
      const russian = { limit: 9, text, suspicious: true, locale: 'ru', status: 'new' } as const
      expect((await recommendations.inbox(russian)).entries).toHaveLength(1)
    }
  })

  test('a released one is a regular one: inbox, search, history, mails', async () => {
    const { store } = await freshStore(database)
    const { recommendations } = store
    const { reference } = await storeRecommendation(store, { suspicion: ['hidden-field'] })
    const at = afterNoon({ hours: 2 })
    const mails = [makeMail({ about: reference })]
    expect(await recommendations.release({ reference, by, at, mails })).toBe(true)
    expect(await recommendations.release({ reference, by, at, mails })).toBe(false)
    for (const text of [undefined, reference]) {
      expect((await recommendations.inbox({ limit: 9, text })).entries).toHaveLength(1)
      expect((await recommendations.inbox({ limit: 9, text, suspicious: true })).entries).toEqual(
        [],
      )
    }
    expect(await recommendations.history(reference)).toEqual([
      { version: 1, at: NOON, by: 'sender', what: 'sent', to: 'new' },
      { version: 2, at, by, what: 'released' },
    ])
    expect(await claimAll(store, at)).toHaveLength(1)
    expect((await recommendations.outcomes()).received).toBe(1)
  })

  test('the answer of the person named is kept while it is held back', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store, { suspicion: ['hidden-field'] })
    const decide = () => ({ status: 'agreed' as const })
    await store.recommendations.answer({ reference, answer: makeAgreement(), decide })
    await store.recommendations.release({ reference, by, at: NOON, mails: [] })
    expect(await store.recommendations.findCase(reference)).toMatchObject({
      status: 'agreed',
      answers: [{ kind: 'agree' }],
    })
    expect(await store.recommendations.history(reference)).toHaveLength(3)
  })

  test('a comment is held back and released alike', async () => {
    const { store } = await freshStore(database)
    const { feedback } = store
    const guide = { slug: 'renewal', locale: 'ru', useful: false, at: NOON } as const
    await feedback.setComment(await feedback.insert(guide), 'Спасибо')
    const id = await feedback.insert(guide)
    await feedback.setComment(id, 'Дешёвые визы', ['hidden-field'])
    expect(await feedback.comments({ limit: 9 })).toMatchObject([{ comment: 'Спасибо' }])
    expect(await feedback.comments({ limit: 9, suspicious: true })).toMatchObject([
      { comment: 'Дешёвые визы' },
    ])
    expect(await feedback.countSuspiciousComments()).toBe(1)
    expect(await feedback.byGuide()).toMatchObject([{ no: 2, comments: 1 }])
    expect(await feedback.releaseComment(id, { at: NOON, by })).toBe(true)
    expect(await feedback.releaseComment(id, { at: NOON, by })).toBe(false)
    expect(await feedback.comments({ limit: 9 })).toHaveLength(2)
    expect(await store.desk.auditLog({ limit: 9 })).toMatchObject([
      { what: 'comment-released', by, about: 'renewal' },
    ])
  })

  test('one that is removed by hand while held back leaves no word', async () => {
    const { store, settings } = await freshStore(database)
    const { reference } = await storeRecommendation(store, { suspicion: ['hidden-field'] })
    await store.recommendations.remove({ reference, by, why: 'editor', at: NOON })
    expect(await readAllTables(settings)).not.toContain('Құрманқызы')
  })
})
