import { describe, expect, test } from 'vitest'
import type { InboxQuery } from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeAgreement, storeRecommendation } from '../../factories/recommendation.ts'

const by = 'editor@example.org'

async function references(store: Store, query: Partial<InboxQuery> = {}): Promise<string[]> {
  const { entries } = await store.recommendations.inbox({ limit: 50, ...query })
  return entries.map(({ reference }) => reference)
}

describe.each(DATABASES)('the desk on $name', (database) => {
  test('a move changes the status, writes history and mail, and starts the clock', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const deletesAt = afterNoon({ hours: 720 })
    const moved = await store.recommendations.move({
      reference,
      version: 1,
      to: 'declined',
      by,
      at: afterNoon({ minutes: 5 }),
      note: 'Аз айтылған',
      reason: 'too-little',
      deletesAt,
      mails: [makeMail({ about: reference })],
    })
    expect(moved).toBe('moved')
    expect(await store.recommendations.findCase(reference)).toMatchObject({
      status: 'declined',
      version: 2,
      reason: 'too-little',
      deletesAt,
    })
    expect(await store.recommendations.history(reference)).toEqual([
      { version: 1, at: NOON, by: 'sender', what: 'sent', to: 'new' },
      {
        version: 2,
        at: afterNoon({ minutes: 5 }),
        by,
        what: 'moved',
        from: 'new',
        to: 'declined',
        reason: 'too-little',
        note: 'Аз айтылған',
      },
    ])
    expect(await claimAll(store, afterNoon({ hours: 1 }))).toHaveLength(1)
  })

  test('of twenty editors who move what they saw at once, one does and the others are told', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.recommendations.move({
          reference,
          version: 1,
          to: i % 2 ? 'reading' : 'declined',
          by: `editor${i}@example.org`,
          at: NOON,
          mails: [makeMail()],
        }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(19)
    expect(await store.recommendations.history(reference)).toHaveLength(2)
    expect(await claimAll(store, NOON)).toHaveLength(1)
  })

  test('a note of another editor, or an answer of the person, is a change too', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const move = (version: number) =>
      store.recommendations.move({ reference, version, to: 'reading', by, at: NOON })
    expect(await store.recommendations.addNote({ reference, by, at: NOON, note: 'Қара' })).toBe(
      true,
    )
    expect(await move(1)).toBe('changed')
    const decide = () => ({ status: 'new' as const })
    expect(await store.recommendations.answer({ reference, answer: makeAgreement(), decide })).toBe(
      true,
    )
    expect(await move(2)).toBe('changed')
    expect(await move(3)).toBe('moved')
  })

  test('what is gone cannot be moved, noted or answered', async () => {
    const { store } = await freshStore(database)
    const reference = 'WE-NONE'
    const { recommendations } = store
    expect(await recommendations.findCase(reference)).toBeUndefined()
    expect(await recommendations.move({ reference, version: 1, to: 'reading', by, at: NOON })).toBe(
      'changed',
    )
    expect(await recommendations.addNote({ reference, by, at: NOON, note: 'x' })).toBe(false)
    const decide = () => ({ status: 'agreed' as const })
    expect(await recommendations.answer({ reference, answer: makeAgreement(), decide })).toBe(false)
  })

  test('answers are kept with scope, words, version and time, the latest shown in the inbox', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const agreement = makeAgreement({ scope: ['story', 'letter'], contact: '+7 700' })
    const correction = {
      kind: 'correct',
      at: afterNoon({ hours: 1 }),
      by: 'nominee',
      locale: 'ru',
      textVersion: '2026-11-25',
      text: 'Не так',
    } as const
    await store.recommendations.answer({
      reference,
      answer: agreement,
      decide: ({ status }) => ({ status: status === 'new' ? 'agreed' : status }),
    })
    await store.recommendations.answer({
      reference,
      answer: correction,
      decide: ({ status }) => ({ status }),
    })
    const found = await store.recommendations.findByLink('nominee', `nominee of ${reference}`)
    expect(found).toMatchObject({ reference, status: 'agreed', answers: [agreement, correction] })
    const { entries } = await store.recommendations.inbox({ limit: 1 })
    expect(entries[0]?.answer).toBe('correct')
    const steps = await store.recommendations.history(reference)
    expect(steps.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['sent', undefined, 'new'],
      ['agreed', 'new', 'agreed'],
      ['corrected', undefined, undefined],
    ])
  })

  test('pages of the inbox, searched or not, hold everything once, newest first', async () => {
    const { store } = await freshStore(database)
    const sent: string[] = []
    for (let i = 0; i < 25; i++) {
      const createdAt = afterNoon({ seconds: Math.floor(i / 2) })
      sent.unshift((await storeRecommendation(store, { createdAt })).reference)
    }
    for (const text of [undefined, 'құрманқызы']) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await store.recommendations.inbox({ limit: 7, text, after })
        seen.push(...page.entries.map(({ reference }) => reference))
        after = page.next
      } while (after)
      expect(seen).toEqual(sent)
    }
  })

  test('a page begins anew after a place that is none', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    for (const after of ['', '~~', 'x~y~z', "' or 1=1 --", 'a~b~99999999999999999999']) {
      expect(await references(store, { after })).toEqual([reference])
    }
  })

  const person = {
    name: 'Әйгерім Құрманқызы',
    place: 'Өскемен',
    knownFor: 'Мұғалім',
    qualities: ['fair'],
    story: 'Ауылда кітапхана ашты, она построила школу. Naïve café.',
  }

  test.each([
    ['әйгерім', true],
    ['ӘЙГЕР', true],
    ['школ построила', true],
    ['өскем кітап', true],
    ['saule@example', true],
    ['көрші', false],
    ['герім', false],
    ['школа', false],
    ['өскемен алматы', false],
    ['café', true],
    ['" * OR words:', false],
    ["'); drop table recommendations; --", false],
    ['!!! ***', true],
    ['   ', true],
  ])('a search for %j finds it: %s', async (text, isFound) => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store, { person })
    expect(await references(store, { text })).toEqual(isFound ? [reference] : [])
  })

  test('a search by reference and by status follows moves and removals', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    await storeRecommendation(store)
    expect(await references(store, { text: reference.toLowerCase() })).toEqual([reference])
    await store.recommendations.move({ reference, version: 1, to: 'reading', by, at: NOON })
    expect(await references(store, { text: 'мұғалімі', status: 'reading' })).toEqual([reference])
    expect(await references(store, { status: 'reading' })).toEqual([reference])
    expect(await references(store, { text: reference, status: 'new' })).toEqual([])
    await store.recommendations.remove({ reference, by, why: 'editor', at: NOON })
    expect(await references(store, { text: reference })).toEqual([])
  })

  test.each(HOSTILE_TEXTS)('%s can be searched for', async (_, text) => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store, { person: { ...person, story: text } })
    expect(await references(store, { text: text.slice(0, 200) })).toEqual([reference])
  })

  test('counts by status name every status', async () => {
    const { store } = await freshStore(database)
    await storeRecommendation(store)
    await storeRecommendation(store)
    await storeRecommendation(store, { status: 'agreed' })
    expect(await store.recommendations.countByStatus()).toEqual({
      new: 2,
      reading: 0,
      asked: 0,
      agreed: 1,
      published: 0,
      declined: 0,
    })
  })

  test('the audit log shows the steps of all in pages, newest first', async () => {
    const { store } = await freshStore(database)
    const one = await storeRecommendation(store)
    const two = await storeRecommendation(store)
    const { reference } = one
    await store.recommendations.addNote({ reference, by, at: afterNoon({ hours: 1 }), note: 'n' })
    const first = await store.recommendations.auditLog({ limit: 2 })
    const rest = await store.recommendations.auditLog({ after: first.at(-1), limit: 9 })
    expect([...first, ...rest].map((step) => [step.reference, step.what])).toEqual([
      [one.reference, 'noted'],
      [two.reference, 'sent'],
      [one.reference, 'sent'],
    ])
  })

  test('the links are mailed to the sender only, and once an hour', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const ask = (email: string, at: Temporal.Instant, about = reference) =>
      store.recommendations.mailSender({
        reference: about,
        email,
        at,
        limit: { since: at.subtract({ hours: 1 }), most: 1 },
        mail: (found) => makeMail({ to: found.recommender.email, about: found.reference }),
      })
    await ask('stranger@example.org', NOON)
    await ask('SAULE@example.org', NOON, 'WE-NONE')
    await Promise.all(Array.from({ length: 5 }, () => ask('SAULE@example.org', NOON)))
    await ask('saule@example.org', afterNoon({ minutes: 59 }))
    expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 1 })
    await ask('saule@example.org', afterNoon({ minutes: 60 }))
    expect(await claimAll(store, afterNoon({ hours: 2 }))).toHaveLength(2)
  })
})
