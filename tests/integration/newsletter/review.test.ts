import { expect, test } from 'vitest'
import { lettersLinks } from '#lib/desk/letters/letter-links.ts'
import { findDeskLetter, listDeskLetters } from '#lib/desk/letters/letters.ts'
import { letterTestMail } from '#lib/desk/letters/test-mail.ts'
import { beginLetter } from '#lib/newsletter/start-letter.ts'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}
const ANNA = 'anna@example.org'
const BERIK = 'berik@example.org'

function find(store: Store) {
  const { siteUrl } = settings
  return findDeskLetter(store, { date: LETTER, day: '2026-12-01', at: NOON, siteUrl })
}

async function begin(store: Store, by: string, version?: string) {
  const input = { store, date: LETTER, by, day: '2026-12-01', now: NOON, review: 'two' } as const
  return beginLetter({ ...input, ...(version && { version }) }, settings)
}

test.each(DATABASES)('two editors have to agree to the same texts on $name', async (database) => {
  withLetter()
  const { store } = await freshStore(database)
  const version = (await find(store))?.version ?? ''
  expect(await begin(store, ANNA, version)).toBe('unreviewed')
  await store.letters.approve(LETTER, version, { at: NOON, by: ANNA })
  await store.letters.approve(LETTER, version, { at: NOON, by: ANNA })
  expect(await begin(store, ANNA, version)).toBe('unreviewed')
  withLetter({ ru: 'Другой текст.\n' })
  expect(await begin(store, BERIK, version)).toBe('changed')
  expect(await begin(store, BERIK)).toBe('unreviewed')
  expect(await store.letters.list()).toEqual([])
  withLetter()
  expect(await begin(store, BERIK, version)).toBe('begun')
  expect(await begin(store, BERIK, version)).toBe('again')
  const log = await store.desk.auditLog({ limit: 9 })
  expect(log.map(({ what, by }) => `${what} ${by}`).toSorted()).toEqual([
    `letter-approved ${ANNA}`,
    `letter-sent ${BERIK}`,
  ])
})

test('the desk lists letters in files and sent ones, and says what keeps one from going', async () => {
  withLetter()
  const { store } = await freshStore()
  await confirmedSubscriber(store)
  expect(await listDeskLetters(store, 'ru')).toMatchObject([
    { date: LETTER, state: 'draft', subject: 'Subject ru' },
  ])
  withLetter({ kk: '<Papers stage="start" />\n' })
  expect(await find(store)).toMatchObject({
    state: 'draft',
    texts: undefined,
    version: undefined,
    error: expect.stringContaining('kk.mdx'),
  })
  withLetter()
  await store.letters.approve(LETTER, (await find(store))?.version ?? '', { at: NOON, by: ANNA })
  await begin(store, BERIK)
  expect(await find(store)).toMatchObject({ state: 'preparing', error: undefined })
  const input = { date: '2026-13-01', day: '2026-12-01', at: NOON, siteUrl: settings.siteUrl }
  expect(await findDeskLetter(store, input)).toBeUndefined()
})

test('a test goes to the editor alone, marked, without a reader’s links', async () => {
  withLetter()
  const { store } = await freshStore()
  const texts = (await find(store))?.texts
  if (!texts) throw new Error('no texts')
  const mail = letterTestMail(ANNA, 'kk', texts.kk)
  expect(mail).toMatchObject({ to: ANNA, subject: '[Сынақ] Subject kk', headers: {} })
  expect(mail.html).toContain('leave?token=test')
  expect(mail.html + mail.text).not.toContain('TOKEN-OF-THE-READER')
})

test('links to other sites are found once, with the languages they stand in', async () => {
  withLetter({
    en: '[a](https://e.example/?x=1&y=2) [b](/guides/start-here)\n',
    ru: '[a](https://e.example/?x=1&y=2) [c](https://f.example/)\n',
  })
  const { store } = await freshStore()
  const texts = (await find(store))?.texts
  expect(texts && lettersLinks(texts, settings.siteUrl)).toEqual([
    { url: 'https://e.example/?x=1&y=2', where: ['en', 'ru'] },
    { url: 'https://f.example/', where: ['ru'] },
  ])
})
