import { describe, expect, test } from 'vitest'
import { findIssue, issueLocales, issueText, listIssues } from '#lib/newsletter/archive.ts'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

function text(subject: string) {
  const html = `<html><body><div>p</div><div><p>${subject}</p><hr><p>Foot</p></div></body></html>`
  return { subject, preheader: 'Line', html, text: subject }
}

async function begin(store: Store, date: string) {
  const texts = { en: text('English'), ru: text('Russian'), kk: text('Kazakh') }
  await store.letters.start({ date, at: NOON, by: 'editor', factsDay: date, texts })
  await store.letters.prepare({ date, at: NOON, makeId: (id) => `${date}-${id}` })
}

describe.each(DATABASES)('the archive on $name', (database) => {
  test('has a letter from its first copy on, and not while it only waits', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    await begin(store, '2026-11-24')
    expect(await findIssue(store, '2026-11-24')).toBeUndefined()
    expect(await listIssues(store)).toEqual([])
    const copy = await store.letters.claim(NOON, NOON.add({ minutes: 10 }))
    // Its reader may open the link before the server's answer is stored.
    expect(await findIssue(store, '2026-11-24')).toMatchObject({ date: '2026-11-24' })
    await store.letters.setSent(copy?.id ?? '', NOON)
    const issue = await findIssue(store, '2026-11-24')
    expect(issue).toMatchObject({
      sentOn: '2026-11-24',
      texts: { kk: { subject: 'Kazakh', html: '<p>Kazakh</p>' } },
    })
    expect(await listIssues(store)).toHaveLength(1)
  })

  test('has nothing under another day, or what is no day', async () => {
    const { store } = await freshStore(database)
    for (const date of ['2026-11-23', 'sent', '', '2026-13-01', '../x']) {
      expect(await findIssue(store, date)).toBeUndefined()
    }
  })

  test('a letter of which every copy failed was sent to nobody', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    await begin(store, '2026-11-24')
    const copy = await store.letters.claim(NOON, NOON.add({ minutes: 10 }))
    await store.letters.setFailed(copy?.id ?? '', { at: NOON, failureClass: 'no-mailbox' })
    expect(await findIssue(store, '2026-11-24')).toBeUndefined()
  })
})

test('a language that a letter lacks is shown in one that it has', () => {
  const issue = {
    date: '2026-11-24',
    sentOn: '2026-11-24',
    texts: { ru: { locale: 'ru' as const, subject: 'S', preheader: 'P', html: '', text: '' } },
  }
  expect(issueText(issue, 'kk')?.locale).toBe('ru')
  expect(issueLocales(issue)).toEqual(['ru'])
})
