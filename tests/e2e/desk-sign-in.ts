import type { Page } from '@playwright/test'
import { linkHashes } from '#lib/recommend/links.ts'
import { makeReference } from '#lib/recommend/reference.ts'
import { deletionTime } from '#lib/recommend/retention.ts'
import type { RecommendSettings } from '#lib/recommend/settings.ts'
import { openStore } from '#lib/store/connect.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import { makeDeskSession } from '../factories/desk-session.ts'
import { makeMail } from '../factories/mail.ts'
import { makeRecommendation } from '../factories/recommendation.ts'
import { settings } from '../settings.ts'
import { EDITORS, expect, type TestedSite } from './site.ts'

const LINK = /http\S+\/desk\/enter\?token=\S+/

let next = 0

/** An editor who has not requested a link before. */
export function newEditor(): string {
  const editor = EDITORS[next]
  next += 1
  if (!editor) throw new Error('There are more sign-ins in the tests than editors.')
  return editor
}

/** The link to sign in that was mailed to an address last, once there are so many of them. */
export async function mailedLink(site: TestedSite, email: string, wanted = 1): Promise<string> {
  const links = async () =>
    (await site.mails(email)).flatMap(({ text }) => LINK.exec(text)?.[0] ?? [])
  await expect.poll(async () => (await links()).length, { timeout: 15_000 }).toBe(wanted)
  return (await links()).at(-1) ?? ''
}

const sessions = new Map<string, Promise<{ name: string; value: string }>>()

/**
 * Gives a page the session of an editor: the first one, or another if a test needs two. `signIn`
 * tests signing in itself.
 */
export async function enterDesk(page: Page, site: TestedSite, who = 0): Promise<string> {
  const editor = EDITORS.at(-1 - who) ?? ''
  const key = `${editor} ${site.url}`
  const session = sessions.get(key) ?? makeDeskSession(site, editor)
  sessions.set(key, session)
  await page.context().addCookies([{ ...(await session), url: site.url, httpOnly: true }])
  return editor
}

/** Signs an editor in by a mailed link, in English; gives who it is. */
export async function signIn(page: Page, site: TestedSite): Promise<string> {
  const editor = newEditor()
  await page.goto(`${site.url}/desk`)
  await page.locator('[name=email]').fill(editor)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect(page).toHaveURL(/\/desk\/sign-in\/sent$/)
  await page.goto(await mailedLink(site, editor))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${site.url}/desk`)
  return editor
}

/** Puts recommendations into the store of a running site, as its form would have. */
export async function putRecommendations(
  site: Pick<TestedSite, 'dataDir' | 'databaseUrl' | 'url'>,
  all: Partial<Recommendation>[],
): Promise<string[]> {
  const store = await openStore(site)
  const references: string[] = []
  for (const over of all) {
    const reference = makeReference()
    references.push(reference)
    const recommendation = { ...makeRecommendation(over), reference }
    const { status, createdAt } = recommendation
    const now = Temporal.Now.instant()
    const deletesAt = deletionTime({ status, createdAt, hasAgreed: false, now })
    await store.recommendations.insert({
      recommendation,
      idempotencyKey: crypto.randomUUID(),
      consentText: 'yes',
      links: linkHashes(linkSettings(site), reference),
      mails: [],
      ...(deletesAt && { deletesAt }),
    })
  }
  await store.close()
  return references
}

/** The same for one recommendation. */
export async function putRecommendation(
  site: TestedSite,
  over: Partial<Recommendation> = {},
): Promise<string> {
  const [reference = ''] = await putRecommendations(site, [over])
  return reference
}

/** What the links of a site under test are made of. */
export function linkSettings({ url }: Pick<TestedSite, 'url'>): RecommendSettings {
  return { siteUrl: url, secret: settings().SITE_SECRET ?? '' }
}

/** Puts a mail into the store that has failed for good. */
export async function putFailedMail(site: TestedSite, to: string): Promise<void> {
  const store = await openStore(site)
  const now = Temporal.Now.instant()
  // The mails of earlier tests go first; one that is due on a later day the site leaves alone.
  const waiting = async () => (await store.outbox.counts(now)).waiting
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0)
  const later = now.add({ hours: 24 })
  await store.outbox.add(makeMail({ to }), later)
  const mail = await store.outbox.claim(later, later.add({ hours: 1 }))
  await store.outbox.setFailed(mail?.id ?? '', { at: now, error: '450 come back later' })
  await store.close()
}
