import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDeskAuth } from '#lib/desk/auth/sign-in.ts'
import type { Store } from '#lib/store/store.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

const EDITOR = 'editor@example.org'

const SETTINGS = {
  siteUrl: 'https://guide.example',
  secret: 'a-secret-of-the-tests-and-of-nothing-else',
  editors: [EDITOR, 'second@example.org'],
}

// The library reads the system's clock by itself.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON.epochMilliseconds })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Moves the clock to an instant, for the library and for us. */
function goTo(at: Temporal.Instant): Temporal.Instant {
  vi.setSystemTime(at.epochMilliseconds)
  return at
}

/** The token in the newest mail to an address; undefined when there is none. */
async function mailedToken(store: Store, email: string, at: Temporal.Instant) {
  const mails = (await claimAll(store, at)).filter(({ to }) => to === email)
  const link = /https:\/\/guide\.example\/desk\/enter\?token=(\S+)/.exec(mails.at(-1)?.text ?? '')
  return link?.[1]
}

/** The request of a browser that took the cookies of an answer. */
function withCookies(given: Headers | undefined): Headers {
  const cookies = (given?.getSetCookie() ?? []).map((cookie) => cookie.split(';')[0])
  return new Headers({ cookie: cookies.join('; '), 'user-agent': 'Firefox' })
}

const NOBODY = new Headers()

describe.each(DATABASES)('on $name', (database) => {
  async function signIn(store: Store, email = EDITOR, at = NOON) {
    const auth = openDeskAuth(store, SETTINGS)
    await auth.ask(email, 'ru', at)
    const token = (await mailedToken(store, email, at)) ?? ''
    return { auth, token, browser: withCookies(await auth.enter(token, NOBODY, at)) }
  }

  it('an editor is mailed a link in the language of the page, and enters by it', async () => {
    const { store } = await freshStore(database)
    const auth = openDeskAuth(store, SETTINGS)
    await auth.ask(' Editor@Example.org ', 'kk', NOON)
    const [mail] = await claimAll(store, NOON)
    expect(mail).toMatchObject({ to: EDITOR, locale: 'kk', kind: 'desk-sign-in' })
    const token = /token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const given = await auth.enter(token, NOBODY, NOON)
    expect(await auth.find(withCookies(given))).toMatchObject({ email: EDITOR })
    expect(given?.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-desk=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/i),
    ])
  })

  it.each([
    'stranger@example.org',
    'editor@example.org.evil.example',
    'not an address',
    '',
    'editor@example.org,stranger@example.org',
  ])('“%s” is no editor and is mailed nothing', async (typed) => {
    const { store } = await freshStore(database)
    await openDeskAuth(store, SETTINGS).ask(typed, 'en', NOON)
    expect(await claimAll(store, NOON)).toEqual([])
  })

  it('a link works once', async () => {
    const { store } = await freshStore(database)
    const { auth, token } = await signIn(store)
    expect(await auth.enter(token, NOBODY, NOON)).toBeUndefined()
  })

  it('of two browsers that open a link at the same moment one enters', async () => {
    const { store } = await freshStore(database)
    const auth = openDeskAuth(store, SETTINGS)
    await auth.ask(EDITOR, 'en', NOON)
    const token = (await mailedToken(store, EDITOR, NOON)) ?? ''
    const entered = await Promise.all([1, 2, 3].map(() => auth.enter(token, NOBODY, NOON)))
    expect(entered.filter(Boolean)).toHaveLength(1)
  })

  it.each([
    [{ minutes: 14, seconds: 59 }, true],
    [{ minutes: 15, seconds: 1 }, false],
    [{ hours: 48 }, false],
  ])('a link that is %o old works: %s', async (age, works) => {
    const { store } = await freshStore(database)
    const auth = openDeskAuth(store, SETTINGS)
    await auth.ask(EDITOR, 'en', NOON)
    const token = (await mailedToken(store, EDITOR, NOON)) ?? ''
    expect(Boolean(await auth.enter(token, NOBODY, goTo(afterNoon(age))))).toBe(works)
  })

  it.each(['', 'nonsense', "' or 1=1 --", 'a'.repeat(5_000)])(
    'the token “%s” opens nothing',
    async (token) => {
      const { store } = await freshStore(database)
      expect(await openDeskAuth(store, SETTINGS).enter(token, NOBODY, NOON)).toBeUndefined()
    },
  )

  it('a quarter of an hour brings three links at most, each of which works', async () => {
    const { store } = await freshStore(database)
    const auth = openDeskAuth(store, SETTINGS)
    await Promise.all(Array.from({ length: 10 }, () => auth.ask(EDITOR, 'en', NOON)))
    const mails = await claimAll(store, NOON)
    expect(mails).toHaveLength(3)
    for (const { text } of mails) {
      const token = /token=(\S+)/.exec(text)?.[1] ?? ''
      expect(await auth.enter(token, NOBODY, NOON)).toBeDefined()
    }
    await auth.ask(EDITOR, 'en', goTo(afterNoon({ minutes: 16 })))
    expect(await claimAll(store, afterNoon({ minutes: 16 }))).toHaveLength(1)
  })

  it('the store keeps no token that could be used', async () => {
    const { store } = await freshStore(database)
    const auth = openDeskAuth(store, SETTINGS)
    await auth.ask(EDITOR, 'en', NOON)
    const token = (await mailedToken(store, EDITOR, NOON)) ?? ''
    const context = await auth.auth.$context
    const kept = await context.adapter.findMany<{ identifier: string }>({ model: 'verification' })
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  it.each([
    [{ hours: 11, minutes: 50 }, true],
    [{ hours: 12, minutes: 1 }, false],
  ])('a session that was not used for %o is open: %s', async (pause, open) => {
    const { store } = await freshStore(database)
    const { auth, browser } = await signIn(store)
    goTo(afterNoon(pause))
    expect(Boolean(await auth.find(browser))).toBe(open)
  })

  it('a session that is used stays open', async () => {
    const { store } = await freshStore(database)
    const { auth, browser } = await signIn(store)
    for (const hours of [10, 20, 30]) {
      goTo(afterNoon({ hours }))
      expect(await auth.find(browser)).toBeDefined()
    }
  })

  it('whoever is no longer an editor is outside at once', async () => {
    const { store } = await freshStore(database)
    const { browser } = await signIn(store)
    const later = openDeskAuth(store, { ...SETTINGS, editors: ['second@example.org'] })
    expect(await later.find(browser)).toBeUndefined()
  })

  it('a cookie of another site, or one that was changed, opens nothing', async () => {
    const { store } = await freshStore(database)
    const { auth, browser } = await signIn(store)
    const cookie = browser.get('cookie') ?? ''
    const other = openDeskAuth(store, {
      ...SETTINGS,
      secret: 'another-secret-of-another-site-here',
    })
    expect(await other.find(browser)).toBeUndefined()
    for (const changed of [
      cookie.replace(/=(.)/, (_, letter) => `=${letter === 'a' ? 'b' : 'a'}`),
      cookie.split('.')[0] ?? '',
      '__Host-desk=',
    ]) {
      expect(await auth.find(new Headers({ cookie: changed }))).toBeUndefined()
    }
  })

  it('signing out ends the session, also for whoever kept its cookie', async () => {
    const { store } = await freshStore(database)
    const { auth, browser } = await signIn(store)
    const given = await auth.leave(browser, NOON)
    expect(given.getSetCookie().join()).toMatch(/__Host-desk=;.*Max-Age=0/i)
    expect(await auth.find(browser)).toBeUndefined()
  })

  it('an editor ends other sessions of their own, one or all, and of nobody else', async () => {
    const { store } = await freshStore(database)
    const { auth, browser: first } = await signIn(store)
    const { browser: second } = await signIn(store, EDITOR, goTo(afterNoon({ minutes: 20 })))
    const { browser: third } = await signIn(store, EDITOR, goTo(afterNoon({ minutes: 40 })))
    const { browser: foreign } = await signIn(store, 'second@example.org')
    const [newest, middle] = await auth.sessions(third)
    expect(newest).toMatchObject({ own: true })
    expect(middle).toMatchObject({ own: false, begun: afterNoon({ minutes: 20 }) })
    await auth.endSession(middle?.id ?? '', foreign, NOON)
    expect(await auth.find(second)).toBeDefined()
    await auth.endSession(middle?.id ?? '', third, NOON)
    expect(await auth.find(second)).toBeUndefined()
    await auth.endOtherSessions(third, NOON)
    expect(await auth.find(first)).toBeUndefined()
    expect(await auth.find(third)).toBeDefined()
    expect(await auth.find(foreign)).toBeDefined()
  })

  it('coming and going are in the ledger', async () => {
    const { store } = await freshStore(database)
    const { auth, browser } = await signIn(store)
    await auth.leave(browser, afterNoon({ minutes: 5 }))
    expect(await store.desk.auditLog({ limit: 10 })).toMatchObject([
      { by: EDITOR, what: 'signed-out', at: afterNoon({ minutes: 5 }) },
      { by: EDITOR, what: 'signed-in', at: NOON },
    ])
  })

  it('sessions and links that have ended are deleted, open ones are kept', async () => {
    const { store } = await freshStore(database)
    const { auth, browser } = await signIn(store)
    await auth.ask(EDITOR, 'en', NOON)
    expect(await store.desk.deleteEnded(afterNoon({ minutes: 10 }))).toBe(0)
    expect(await store.desk.deleteEnded(afterNoon({ minutes: 16 }))).toBe(1)
    expect(await auth.find(browser)).toBeDefined()
    expect(await store.desk.deleteEnded(afterNoon({ hours: 13 }))).toBe(1)
    expect(await auth.find(browser)).toBeUndefined()
  })
})

it('on http the cookie has no prefix that only https may set', async () => {
  const { store } = await freshStore()
  const auth = openDeskAuth(store, { ...SETTINGS, siteUrl: 'http://localhost:3000' })
  await auth.ask(EDITOR, 'en', NOON)
  const [mail] = await claimAll(store, NOON)
  const token = /token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const given = await auth.enter(token, NOBODY, NOON)
  expect(given?.getSetCookie()).toEqual([
    expect.stringMatching(/^desk=.*; Path=\/; HttpOnly; SameSite=Lax$/i),
  ])
})
