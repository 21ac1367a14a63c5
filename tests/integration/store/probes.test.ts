import { describe, expect, it } from 'vitest'
import { makeProbeAddress } from '#lib/config/probe-address.ts'
import { deleteOutdated } from '#lib/store/outdated.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { storeRecommendation } from '../../factories/recommendation.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'
import { readAllTables } from '../../factories/whole-store.ts'

describe.each(DATABASES)('a probe in the store on $name', (database) => {
  async function afterProbe() {
    const { store, settings } = await freshStore(database)
    await storeRecommendation(store)
    await confirmedSubscriber(store, { email: 'saule@example.org' })
    const counted = await store.subscribers.countEvents(NOON)
    const email = makeProbeAddress()
    const recommender = { name: 'Probe', email, relation: 'itself' }
    const mail = makeMail({ to: email, text: 'read me' })
    await storeRecommendation(store, { recommender }, { mails: [mail] })
    const { leaveHash } = await confirmedSubscriber(store, { email })
    await store.subscribers.setLeft(leaveHash, true, NOON)
    await store.drafts.save({
      ...{ key: 'k', form: 'newsletter', answers: { email } },
      ...{ at: NOON, expiresAt: NOON.add({ hours: 1 }) },
    })
    return { store, settings, email, counted }
  }

  it('can be read back, counts for nothing, and is deleted without a trace; others stay', async () => {
    const { store, settings, email, counted } = await afterProbe()
    const texts = (await store.probes.mailsTo(email)).map(({ text }) => text)
    expect(texts).toContain('read me')
    expect(await store.subscribers.countEvents(NOON)).toEqual(counted)
    expect(await store.probes.delete(email)).toBeGreaterThan(3)
    expect(await readAllTables(settings)).not.toContain(email)
    const outcomes = await store.recommendations.outcomes()
    expect({ received: outcomes.received, removed: outcomes.removed.editor }).toEqual({
      received: 1,
      removed: 0,
    })
    expect((await store.subscribers.find('saule@example.org'))?.status).toBe('confirmed')
    expect(await store.probes.delete(email)).toBe(0)
  })

  it('that was killed is deleted an hour later, and one that runs is left alone', async () => {
    const { store, settings, email } = await afterProbe()
    await deleteOutdated(store, NOON.add({ minutes: 59 }))
    expect(await readAllTables(settings)).toContain(email)
    expect((await deleteOutdated(store, NOON.add({ minutes: 61 }))).probes).toBe(3)
    expect(await readAllTables(settings)).not.toContain(email)
  })
})
