import { describe, expect, it } from 'vitest'
import { assign } from '#lib/desk/inbox/assign.ts'
import { ownWordsMail, writeToSender } from '#lib/desk/inbox/own-words-mail.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { storeRecommendation } from '../../factories/recommendation.ts'
import { readAllTables } from '../../factories/whole-store.ts'

const SETTINGS = { siteUrl: 'https://guide.example', secret: 'a-secret-of-the-tests' }
const EDITORS = ['ada@example.org', 'bek@example.org']
const by = 'ada@example.org'

describe.each(DATABASES)('on $name', (database) => {
  it.each([
    ['a question', 'Қашан басталды?', false],
    ['paragraphs and markup', 'Бір\n\n<b>екі</b> & "үш"', true],
    ['lines that begin like headers', 'Bcc: x@example.org\nSubject: y', true],
  ])('%s goes to the sender as it was shown, and stays in the history', async (_, text, link) => {
    const { store } = await freshStore(database)
    const stored = await storeRecommendation(store)
    const { reference } = stored
    const desk = { store, settings: SETTINGS, by, now: NOON } as const
    const shown = ownWordsMail(SETTINGS, stored, { text, link })
    expect(await writeToSender(desk, reference, { text, link })).toBe(true)
    const [mail, ...more] = await claimAll(store, NOON)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: 'saule@example.org', text: shown.text, html: shown.html })
    for (const part of text.split('\n\n')) expect(mail?.text).toContain(part)
    expect(mail?.text.includes('/kk/recommend/nominee?token=')).toBe(link)
    expect(mail?.html).not.toContain('<b>екі')
    expect((await store.recommendations.history(reference)).at(-1)).toMatchObject({
      what: 'wrote',
      by,
      note: text,
    })
  })

  it('the words go with the recommendation when it is removed', async () => {
    const { store, settings } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const words = { text: 'confidential question', link: true }
    await writeToSender({ store, settings: SETTINGS, by, now: NOON }, reference, words)
    await store.recommendations.remove({ reference, by, why: 'editor', at: NOON })
    expect(await readAllTables(settings)).not.toContain('confidential')
  })

  it.each([
    ['is held back', { suspicion: ['hidden-field' as const] }],
    ['is gone', undefined],
  ])('nobody writes about one that %s', async (_, over) => {
    const { store } = await freshStore(database)
    const reference = over ? (await storeRecommendation(store, over)).reference : 'WE-NONE'
    const desk = { store, settings: SETTINGS, by, now: NOON } as const
    expect(await writeToSender(desk, reference, { text: 'x', link: false })).toBe(false)
    expect(await claimAll(store, NOON)).toEqual([])
  })

  it('a colleague who is handed a case finds it and is told, without a word of it', async () => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    await storeRecommendation(store)
    const settings = { ...SETTINGS, editors: EDITORS }
    const desk = { store, settings, by, now: NOON } as const
    const to = 'bek@example.org'
    expect(await assign(desk, { reference, to, locale: 'ru' })).toBe('assigned')
    const { entries } = await store.recommendations.inbox({ limit: 9, assignee: to })
    expect(entries).toMatchObject([{ reference, assignee: to }])
    const found = await store.recommendations.inbox({ limit: 9, assignee: to, text: 'мектеп' })
    expect(found.entries).toHaveLength(1)
    const [mail] = await claimAll(store, NOON)
    expect(mail).toMatchObject({ to, locale: 'ru', about: reference })
    expect(mail?.text).toContain(`https://guide.example/desk/recommendations/${reference}`)
    expect(mail?.text).not.toMatch(/Әйгерім|Өскемен|saule/)
    expect(await assign(desk, { reference, to: '', locale: 'ru' })).toBe('assigned')
    expect((await store.recommendations.inbox({ limit: 9, assignee: to })).entries).toEqual([])
    const steps = await store.recommendations.history(reference)
    expect(steps.map(({ what, note }) => [what, note])).toEqual([
      ['sent', undefined],
      ['assigned', to],
      ['assigned', undefined],
    ])
  })

  it.each([
    ['to nobody of the editors', 'mallory@example.org', 'unknown'],
    ['to no address', 'x', 'unknown'],
    ['to the editor who hands it over', by, 'assigned'],
  ])('%s: no mail goes', async (_, to, outcome) => {
    const { store } = await freshStore(database)
    const { reference } = await storeRecommendation(store)
    const settings = { ...SETTINGS, editors: EDITORS }
    const desk = { store, settings, by, now: NOON } as const
    expect(await assign(desk, { reference, to, locale: 'en' })).toBe(outcome)
    expect(await claimAll(store, NOON)).toEqual([])
  })
})
