import { describe, expect, test } from 'vitest'
import { dayOf } from '#lib/config/clock.ts'
import { openStore } from '#lib/store/connect.ts'
import { deleteOutdated } from '#lib/store/outdated.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

describe.each(DATABASES)('the store on $name', (database) => {
  test('it answers while it is open and refuses when it is closed', async () => {
    const settings = await database.prepare()
    const store = await openStore(settings)
    await expect(store.ping()).resolves.toBeUndefined()
    await store.close()
    await expect(store.ping()).rejects.toThrow()
  })

  test('what one opening stored the next one finds', async () => {
    const settings = await database.prepare()
    const first = await openStore(settings)
    const recommendation = makeRecommendation()
    const input = { recommendation, idempotencyKey: 'key', consentText: '', mails: [] }
    await first.recommendations.insert(input)
    await first.close()
    const second = await openStore(settings)
    expect(await second.recommendations.find(recommendation.reference)).toEqual(recommendation)
    await second.close()
  })

  test('an answer to “was this useful” takes its comment later', async () => {
    const { store } = await freshStore(database)
    const answer = { slug: 'overview', locale: 'kk', useful: false, at: NOON } as const
    const id = await store.feedback.insert(answer)
    expect(await store.feedback.insert(answer)).not.toBe(id)
    await expect(store.feedback.setComment(id, 'Түсініксіз 🙁')).resolves.toBeUndefined()
  })

  test('cleaning deletes each thing when its time has come, and twice does no harm', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store, { email: 'left@example.org' })
    await store.subscribers.setLeft(leaveHash, true, NOON)
    await store.subscribers.askToConfirm(makeRequest({ email: 'pending@example.org' }))
    const limit = { at: NOON, since: NOON.subtract({ hours: 1 }), most: 5 }
    await store.subscribers.takeCodeTry('pending@example.org', limit)
    const expiresAt = afterNoon({ hours: 1 })
    await store.drafts.save({ key: 'k', form: 'f', answers: {}, at: NOON, expiresAt })
    const recommendation = makeRecommendation()
    await store.recommendations.insert({
      recommendation,
      idempotencyKey: 'key',
      consentText: '',
      deletesAt: afterNoon({ hours: 90 * 24 }),
      mails: [makeMail()],
    })
    await claimAll(store, NOON)
    await store.searchMisses.count('sauna', dayOf(NOON))

    const nothing = {
      drafts: 0,
      unconfirmed: 0,
      codeTries: 0,
      left: 0,
      pauses: 0,
      imports: 0,
      digestCopies: 0,
      mails: 0,
      mailFailures: 0,
      mailReports: 0,
      probes: 0,
      signIns: 0,
      misses: 0,
      removedMails: 0,
      unanswered: 0,
      declined: 0,
    }
    const clean = (duration: Temporal.DurationLike) => deleteOutdated(store, afterNoon(duration))
    expect(await clean({ minutes: 59 })).toEqual(nothing)
    expect(await clean({ hours: 1 })).toEqual({ ...nothing, drafts: 1, codeTries: 1 })
    expect(await clean({ hours: 7 * 24 })).toEqual({ ...nothing, unconfirmed: 1 })
    expect(await clean({ hours: 30 * 24 - 1 })).toEqual(nothing)
    expect(await clean({ hours: 30 * 24 })).toEqual({ ...nothing, left: 1, mails: 4 })
    expect(await clean({ hours: 90 * 24 - 1 })).toEqual(nothing)
    expect(await clean({ hours: 90 * 24 })).toEqual({ ...nothing, unanswered: 1 })
    expect(await clean({ hours: 91 * 24 })).toEqual({ ...nothing, misses: 1 })
    expect(await clean({ hours: 91 * 24 })).toEqual(nothing)
  })
})
