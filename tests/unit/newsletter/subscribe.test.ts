import { expect, test } from 'vitest'
import { confirmByCode, confirmByToken, findConfirmation } from '#lib/newsletter/confirm.ts'
import { comeBack, findByLeaveToken, leave } from '#lib/newsletter/leave.ts'
import { setPreferences } from '#lib/newsletter/preferences.ts'
import type { NewsletterSettings } from '#lib/newsletter/settings.ts'
import { subscribe } from '#lib/newsletter/subscribe.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

const settings: NewsletterSettings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret that is long enough for this test',
}

const email = 'reader@example.org'

function signUp(store: Store, over: Partial<Parameters<typeof subscribe>[0]> = {}) {
  const input = { store, email, topics: ['letter' as const], locale: 'ru' as const, now: NOON }
  return subscribe({ ...input, ...over }, settings)
}

function tokenIn(mail: QueuedMail | undefined): string {
  const token = /[?&]token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error('The mail has no link with a token')
  return token
}

function codeIn(mail: QueuedMail | undefined): string {
  const code = /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1]
  if (!code) throw new Error('The mail has no code')
  return code
}

async function confirmed(store: Store): Promise<{ welcome: QueuedMail | undefined }> {
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  await confirmByToken({ store, token: tokenIn(mail), now: NOON }, settings)
  const [welcome] = await claimAll(store, NOON)
  return { welcome }
}

test('a sign-up is pending until the link of its mail is used', async () => {
  const { store } = await freshStore()
  await signUp(store, { topics: ['changes', 'heroes'], locale: 'kk' })
  expect(await store.subscribers.find(email)).toMatchObject({
    status: 'pending',
    locale: 'kk',
    topics: ['changes', 'heroes'],
  })
  const [mail] = await claimAll(store, NOON)
  expect(mail).toMatchObject({ kind: 'newsletter-confirm', to: email, locale: 'kk' })
  expect(mail?.text).toContain('https://guide.example/kk/newsletter/confirm?token=')
  expect(await confirmByToken({ store, token: tokenIn(mail), now: NOON }, settings)).toBe(
    'confirmed',
  )
  expect(await store.subscribers.find(email)).toMatchObject({ status: 'confirmed' })
})

test('looking at the link, as mail scanners do, confirms nothing', async () => {
  const { store } = await freshStore()
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  const token = tokenIn(mail)
  for (let i = 0; i < 3; i++) {
    expect(await findConfirmation({ store, token, now: NOON })).toMatchObject({ usable: true })
  }
  expect(await store.subscribers.find(email)).toMatchObject({ status: 'pending' })
})

test.each([
  ['just before seven days', '2026-12-01T06:59:59.999Z', 'confirmed'],
  ['at seven days', '2026-12-01T07:00:00Z', 'unknown'],
])('a link used %s', async (_, instant, outcome) => {
  const { store } = await freshStore()
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  const now = Temporal.Instant.from(instant)
  expect(await confirmByToken({ store, token: tokenIn(mail), now }, settings)).toBe(outcome)
})

test('a link works once and then says that it was used', async () => {
  const { store } = await freshStore()
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  const token = tokenIn(mail)
  await confirmByToken({ store, token, now: NOON }, settings)
  expect(await confirmByToken({ store, token, now: NOON }, settings)).toBe('used')
  expect(await findConfirmation({ store, token, now: NOON })).toMatchObject({
    usable: false,
    subscriber: { status: 'confirmed' },
  })
})

test('a newer link takes the place of an older one', async () => {
  const { store } = await freshStore()
  await signUp(store)
  const later = afterNoon({ hours: 1 })
  await signUp(store, { now: later })
  const [older, newer] = await claimAll(store, later)
  expect(await confirmByToken({ store, token: tokenIn(older), now: later }, settings)).toBe(
    'unknown',
  )
  expect(await confirmByToken({ store, token: tokenIn(newer), now: later }, settings)).toBe(
    'confirmed',
  )
})

test.each(['', 'x', '../../etc/passwd', 'A'.repeat(10_000), '\u0000'])(
  'a made-up token %j is unknown',
  async (token) => {
    const { store } = await freshStore()
    expect(await findConfirmation({ store, token, now: NOON })).toBeUndefined()
    expect(await confirmByToken({ store, token, now: NOON }, settings)).toBe('unknown')
    expect(await findByLeaveToken({ store, token })).toBeUndefined()
    expect(await leave({ store, token, now: NOON })).toBe(false)
  },
)

test('one address gets one mail an hour and three a day, in any spelling', async () => {
  const { store } = await freshStore()
  const minutes = [0, 1, 59, 60, 61, 119, 120, 180, 1_439, 1_440, 1_441]
  for (const [i, minute] of minutes.entries()) {
    const spelt = i % 2 ? email.toUpperCase() : email
    await signUp(store, { email: spelt, now: afterNoon({ minutes: minute }) })
  }
  const mails = await claimAll(store, afterNoon({ hours: 48 }))
  const times = mails.map(({ createdAt }) => createdAt.since(NOON).total('minutes'))
  expect(times).toEqual([0, 60, 120, 1_440])
})

test('many sign-ups of one address at the same moment send one mail', async () => {
  const { store } = await freshStore()
  await Promise.all(Array.from({ length: 25 }, () => signUp(store)))
  expect(await claimAll(store, NOON)).toHaveLength(1)
})

test('the answer is nothing, whoever the address belongs to', async () => {
  const { store } = await freshStore()
  const answers: unknown[] = [await signUp(store), await signUp(store)]
  const [mail] = await claimAll(store, NOON)
  await confirmByToken({ store, token: tokenIn(mail), now: NOON }, settings)
  answers.push(await signUp(store, { now: afterNoon({ hours: 1 }) }))
  const [welcome] = await claimAll(store, NOON)
  await leave({ store, token: tokenIn(welcome), now: NOON })
  answers.push(await signUp(store, { now: afterNoon({ hours: 2 }) }))
  expect(answers).toEqual([undefined, undefined, undefined, undefined])
})

test('who is on the list is told so, with no link that confirms, and stays as they were', async () => {
  const { store } = await freshStore()
  await confirmed(store)
  const before = await store.subscribers.find(email)
  const now = afterNoon({ hours: 1 })
  await signUp(store, { now, locale: 'en', topics: ['heroes'] })
  const [mail] = await claimAll(store, now)
  expect(mail).toMatchObject({ kind: 'newsletter-already', locale: 'en', to: email })
  expect(mail?.text).not.toContain('/newsletter/confirm')
  expect(await store.subscribers.find(email)).toEqual(before)
  expect(await findByLeaveToken({ store, token: tokenIn(mail) })).toEqual(before)
})

test('no word that a stranger typed is in a first mail', async () => {
  const { store } = await freshStore()
  const typed = 'win-a-prize-at-evil.example@example.org'
  await signUp(store, { email: typed })
  const [mail] = await claimAll(store, NOON)
  const { to, ...rest } = mail ?? { to: '' }
  expect(to).toBe(typed)
  expect(JSON.stringify(rest)).not.toContain('win-a-prize')
})

test('the store keeps neither token nor code of a mail', async () => {
  const { store } = await freshStore()
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  expect(await store.subscribers.findByConfirmation(tokenIn(mail), NOON)).toBeUndefined()
  expect(await store.subscribers.findByCode(email, codeIn(mail), NOON)).toBeUndefined()
})

test.each([
  ['as it stands', (code: string) => code],
  ['with spaces', (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `],
])('a code typed %s confirms', async (_, spell) => {
  const { store } = await freshStore()
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  const code = spell(codeIn(mail))
  expect(await confirmByCode({ store, email, code, now: NOON }, settings)).toBe('confirmed')
  expect(await confirmByCode({ store, email, code, now: NOON }, settings)).toBe('wrong')
})

test('a code is of no use for another address', async () => {
  const { store } = await freshStore()
  await signUp(store)
  await signUp(store, { email: 'other@example.org' })
  const mails = await claimAll(store, NOON)
  const mine = mails.find(({ to }) => to === email)
  const input = { store, email: 'other@example.org', code: codeIn(mine), now: NOON }
  expect(await confirmByCode(input, settings)).toBe('wrong')
})

test('after five wrong codes even the right one is refused, for an hour', async () => {
  const { store } = await freshStore()
  await signUp(store)
  const [mail] = await claimAll(store, NOON)
  const code = codeIn(mail)
  const wrong = code === '000000' ? '000001' : '000000'
  const outcomes: string[] = []
  for (let i = 0; i < 6; i++) {
    outcomes.push(await confirmByCode({ store, email, code: wrong, now: NOON }, settings))
  }
  const within = afterNoon({ minutes: 59 })
  outcomes.push(await confirmByCode({ store, email, code, now: within }, settings))
  const after = afterNoon({ hours: 1 })
  outcomes.push(await confirmByCode({ store, email, code, now: after }, settings))
  expect(outcomes).toEqual([...Array(5).fill('wrong'), 'tooMany', 'tooMany', 'confirmed'])
})

test('an unknown address is answered as a known one with a wrong code', async () => {
  const { store } = await freshStore()
  const outcomes: string[] = []
  for (let i = 0; i < 6; i++) {
    outcomes.push(await confirmByCode({ store, email, code: '000000', now: NOON }, settings))
  }
  expect(outcomes).toEqual([...Array(5).fill('wrong'), 'tooMany'])
})

test('the welcome names the chosen topics and how to leave, also by one click', async () => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  expect(welcome).toMatchObject({ kind: 'newsletter-welcome', locale: 'ru', to: email })
  expect(welcome?.text).toContain('Ежемесячное письмо')
  expect(welcome?.text).not.toContain('Истории')
  const token = tokenIn(welcome)
  expect(welcome?.headers).toEqual({
    'List-Id': 'WE Guide <newsletter.guide.example>',
    'List-Unsubscribe': `<https://guide.example/api/newsletter/one-click?token=${token}>, <mailto:guide@guide.example?subject=unsubscribe%20${token}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})

test('leaving, leaving again, coming back and changing one’s mind about topics', async () => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  const token = tokenIn(welcome)
  expect(await leave({ store, token, now: NOON })).toBe(true)
  expect(await leave({ store, token, now: NOON })).toBe(true)
  expect(await findByLeaveToken({ store, token })).toMatchObject({ status: 'left' })
  expect(await comeBack({ store, token, now: NOON })).toBe(true)
  expect(await setPreferences({ store, token, locale: 'en', topics: ['heroes'] })).toBe(true)
  expect(await findByLeaveToken({ store, token })).toMatchObject({
    status: 'confirmed',
    locale: 'en',
    topics: ['heroes'],
  })
})

test('an old leave link works after the secret has changed', async () => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  const now = afterNoon({ hours: 2 })
  const changed = { ...settings, secret: 'another secret, also long enough for this' }
  await subscribe({ store, email, topics: ['letter'], locale: 'ru', now }, changed)
  expect(await leave({ store, token: tokenIn(welcome), now })).toBe(true)
})

test('who left can sign up anew', async () => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  await leave({ store, token: tokenIn(welcome), now: NOON })
  const now = afterNoon({ hours: 1 })
  await signUp(store, { now, locale: 'kk' })
  const [mail] = await claimAll(store, now)
  expect(mail).toMatchObject({ kind: 'newsletter-confirm', locale: 'kk' })
  await confirmByToken({ store, token: tokenIn(mail), now }, settings)
  expect(await collect(store.subscribers.list())).toMatchObject([
    { status: 'confirmed', locale: 'kk' },
  ])
})

test.each([
  ['at once', { minutes: 1 }],
  ['after twenty minutes', { minutes: 20 }],
  ['a minute before the hour is over', { minutes: 59 }],
])('who leaves and signs up again %s gets the mail that the page promises', async (_, later) => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  await leave({ store, token: tokenIn(welcome), now: afterNoon({ seconds: 30 }) })
  await signUp(store, { now: afterNoon(later) })
  const [mail] = await claimAll(store, afterNoon(later))
  expect(mail).toMatchObject({ kind: 'newsletter-confirm', to: email })
  const now = afterNoon(later)
  expect(await confirmByToken({ store, token: tokenIn(mail), now }, settings)).toBe('confirmed')
})

test('a sign-up between confirming and leaving does not take the mail away either', async () => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  await signUp(store, { now: afterNoon({ minutes: 5 }) })
  expect(await claimAll(store, afterNoon({ minutes: 5 }))).toMatchObject([
    { kind: 'newsletter-already' },
  ])
  await leave({ store, token: tokenIn(welcome), now: afterNoon({ minutes: 10 }) })
  await signUp(store, { now: afterNoon({ minutes: 15 }) })
  await signUp(store, { now: afterNoon({ minutes: 16 }) })
  expect(await claimAll(store, afterNoon({ minutes: 20 }))).toMatchObject([
    { kind: 'newsletter-confirm' },
  ])
})

test('three mails a day stay the most, however often somebody leaves', async () => {
  const { store } = await freshStore()
  const { welcome } = await confirmed(store)
  let mails = 1
  for (let minute = 2; minute < 50; minute += 2) {
    await leave({ store, token: tokenIn(welcome), now: afterNoon({ minutes: minute }) })
    await signUp(store, { now: afterNoon({ minutes: minute + 1 }) })
    mails += (await claimAll(store, afterNoon({ minutes: minute + 1 }))).length
  }
  expect(mails).toBeLessThanOrEqual(3)
})

const FOLLOWS = [{ kind: 'fact' as const, target: 'mci' }]

test('what a sign-up follows is followed after its confirmation, and named in the welcome', async () => {
  const { store } = await freshStore()
  await signUp(store, { topics: [], follows: FOLLOWS })
  const [mail] = await claimAll(store, NOON)
  expect(mail?.kind).toBe('newsletter-confirm')
  expect(await confirmByToken({ store, token: tokenIn(mail), now: NOON }, settings)).toBe(
    'confirmed',
  )
  const [welcome] = await claimAll(store, NOON)
  expect(welcome?.text).toContain('• Изменения в том, за чем вы следите')
})

test('who is on the list follows more by link or code, without a welcome', async () => {
  const { store } = await freshStore()
  await confirmed(store)
  await signUp(store, { follows: FOLLOWS, now: afterNoon({ hours: 1 }) })
  const [mail] = await claimAll(store, afterNoon({ hours: 1 }))
  expect(mail?.kind).toBe('newsletter-follow')
  const now = afterNoon({ hours: 1 })
  expect(await confirmByToken({ store, token: tokenIn(mail), now }, settings)).toBe('added')
  expect(await claimAll(store, now)).toEqual([])
  const subscriber = await store.subscribers.find(email)
  expect(await store.subscribers.follows(subscriber?.id ?? '')).toEqual(FOLLOWS)
})
