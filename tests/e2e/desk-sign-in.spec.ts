import { globSync } from 'node:fs'
import { startSite } from '../running-site.ts'
import { enterDesk, mailedLink, newEditor, putRecommendation, signIn } from './desk-sign-in.ts'
import { expect, test, withMails } from './site.ts'

/** Every address of the desk, out of its files, and one that is none. */
const ADDRESSES = [
  ...globSync('app/desk/**/{page.tsx,route.ts}').map(
    (file) => `/${file.replace(/^app\//, '').replace(/\/(page\.tsx|route\.ts)$/, '')}`,
  ),
  '/desk/nothing-here',
]

/** Nowhere, to the sign-in, to the inbox, which leads there, or to the very same address. */
const LEADS_OUT = /^$|\/desk\/(sign-in|recommendations|operations|subscribers)$|\?_rsc$/

/** Pages that are accessible without signing in. */
const OUTSIDE = ['/desk/sign-in', '/desk/sign-in/sent', '/desk/enter']

test('every address of the desk is known to the next test', { tag: '@no-script' }, () => {
  expect(ADDRESSES).toContain('/desk/recommendations/[reference]')
  expect(ADDRESSES).toContain('/desk/recommendations/export')
  expect(ADDRESSES.length).toBeGreaterThan(12)
})

test('a stranger gets nothing from the desk, at any address, by any method', {
  tag: '@no-script',
}, async ({ site }) => {
  test.slow()
  const reference = await putRecommendation(site)
  for (const address of ADDRESSES.filter((one) => !OUTSIDE.includes(one))) {
    const url = site.url + address.replace('[reference]', reference)
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const headers of [{}, { RSC: '1' }, { Cookie: 'desk=abc.def' }]) {
        const body = method === 'POST' ? new URLSearchParams({ as: 'csv' }) : null
        const answer = await fetch(url, { method, headers, body, redirect: 'manual' })
        const text = await answer.text()
        const what = `${method} ${address} ${JSON.stringify(headers)}`
        if (answer.status === 200) {
          // For a request of RSC data Next puts the redirect into the data.
          expect(text, what).toContain('NEXT_REDIRECT;replace;/desk/sign-in')
        } else {
          // 401: a form of the editing room is given back to whoever is signed out.
          expect([303, 307, 401, 404, 405], what).toContain(answer.status)
          expect(answer.headers.get('location') ?? '', what).toMatch(LEADS_OUT)
        }
        expect(text, what).not.toMatch(/Әйгерім|saule@example|Being read|desk\/audit-log/)
        expect(answer.headers.get('set-cookie'), what).toBeNull()
      }
    }
  }
})

test('the pages of the sign-in are neither cached nor indexed', { tag: '@no-script' }, async ({
  site,
}) => {
  for (const address of [...OUTSIDE, '/desk']) {
    const answer = await fetch(site.url + address, { redirect: 'manual' })
    expect(answer.headers.get('cache-control'), address).toContain('no-store')
    const text = await answer.text()
    if (answer.status !== 200) continue
    const [robots] = text.match(/<meta [^>]*name="robots"[^>]*>/) ?? []
    expect(robots, address).toContain('content="noindex')
  }
  const robots = await (await fetch(`${site.url}/robots.txt`)).text()
  expect(robots).toContain('Disallow: /desk')
})

test('every address gets the same answer, and a stranger no mail', { tag: '@no-script' }, async ({
  page,
  site,
}) => {
  const answers: string[] = []
  const editor = newEditor()
  for (const email of ['stranger@example.org', editor, 'no address at all']) {
    await page.goto(`${site.url}/desk/sign-in`)
    await page.locator('[name=email]').fill(email)
    await page.getByRole('button', { name: 'Send me the link' }).click()
    await expect(page).toHaveURL(/\/desk\/sign-in\/sent$/)
    answers.push((await page.locator('main').textContent()) ?? '')
  }
  expect(new Set(answers).size).toBe(1)
  await mailedLink(site, editor)
  expect(await site.mails('stranger@example.org')).toEqual([])
})

test('opening a mailed link changes nothing, its button works once', async ({
  page,
  site,
  context,
}) => {
  const editor = newEditor()
  await page.goto(`${site.url}/desk`)
  await page.locator('[name=email]').fill(editor)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  const link = await mailedLink(site, editor)
  for (let scan = 0; scan < 3; scan++) expect((await fetch(link)).status).toBe(200)
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${site.url}/desk`)
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'desk')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  await context.clearCookies()
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.locator('h1')).toHaveText('This link no longer works')
  await page.goto(`${site.url}/desk`)
  await expect(page).toHaveURL(/\/desk\/sign-in$/)
})

test('signing out ends the session, also for a copy of its cookie', async ({
  page,
  site,
  context,
}) => {
  await signIn(page, site)
  const kept = await context.cookies()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.locator('h1')).toHaveText('You have signed out')
  await context.addCookies(kept)
  await page.goto(`${site.url}/desk/recommendations`)
  await expect(page).toHaveURL(/\/desk\/sign-in$/)
})

test('an editor ends the session of another browser', { tag: '@script' }, async ({
  page,
  site,
  browser,
}) => {
  const editor = await signIn(page, site)
  const other = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const there = await other.newPage()
  await there.goto(`${site.url}/desk`)
  await there.locator('[name=email]').fill(editor)
  await there.getByRole('button', { name: 'Send me the link' }).click()
  await there.goto(await mailedLink(site, editor, 2))
  await there.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(there).toHaveURL(`${site.url}/desk`)
  await page.goto(`${site.url}/desk/sessions`)
  await expect(page.locator('main [data-row]')).toHaveCount(2)
  await page.getByRole('button', { name: /^Sign out the session/ }).click()
  await expect(page.locator('main [data-row]')).toHaveCount(1)
  await there.goto(`${site.url}/desk`)
  await expect(there).toHaveURL(/\/desk\/sign-in$/)
  await other.close()
})

test('an editor’s form that a stranger sends, or another site, does nothing', {
  tag: '@no-script',
}, async ({ page, site, context }) => {
  const reference = await putRecommendation(site)
  await enterDesk(page, site)
  const url = `${site.url}/desk/recommendations/${reference}`
  const html = await (await page.request.get(url)).text()
  const form = new URLSearchParams()
  const section = html.slice(html.indexOf('aria-labelledby="move"'))
  for (const [, name = '', value = ''] of section
    .slice(0, section.indexOf('</form>'))
    .matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)) {
    form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  }
  form.append('to', 'reading')
  form.append('reason', '')
  form.append('note', 'forged')
  expect([...form.keys()].some((name) => name.startsWith('$ACTION'))).toBe(true)
  const multipart = new FormData()
  for (const [name, value] of form) multipart.append(name, value)

  const stranger = await fetch(url, { method: 'POST', body: multipart, redirect: 'manual' })
  expect([303, 307]).toContain(stranger.status)
  expect(stranger.headers.get('location')).toMatch(/\/desk\/sign-in$/)

  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  // As one short piece: it is refused by its head, before a longer body were read.
  const foreign = await fetch(url, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: 'https://evil.example' },
  })
  expect(foreign.status).toBe(403)

  await page.goto(url)
  await expect(page.locator('.state').first()).toHaveText('New')

  const own = await fetch(url, {
    method: 'POST',
    body: multipart,
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: site.url },
  })
  expect(own.status).toBe(303)
  await page.goto(url)
  await expect(page.locator('.state').first()).toHaveText('Being read')
})

test('an editor changes the language of the desk and stays where they are', {
  tag: '@script',
}, async ({ page, site }) => {
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/operations`)
  await page.getByRole('button', { name: 'Қазақша' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk')
  await expect(page).toHaveURL(`${site.url}/desk/operations`)
})

test('a passkey signs in without a mail', { tag: '@script' }, async ({ browser }) => {
  test.slow()
  // Browsers make passkeys only for sites that have a name.
  const site = withMails(await startSite({ SITE_URL: '', EDITORS: 'key@example.org' }))
  const url = site.url.replace('127.0.0.1', 'localhost')
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${url}/desk`)
  await page.locator('[name=email]').fill('key@example.org')
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect(page).toHaveURL(/\/sent$/)
  await page.goto(await mailedLink(site, 'key@example.org'))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${url}/desk`)
  await page.goto(`${url}/desk/sessions`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('button', { name: /^Remove/ })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page).toHaveURL(`${url}/desk`)
  await page.goto(`${url}/desk/sessions`)
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.locator('main')).toContainText('None yet.')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.locator('main')).toContainText('That did not work')
  await context.close()
  await site.stop()
})
