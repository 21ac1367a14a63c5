import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { openStore } from '#lib/store/connect.ts'
import { startSite } from '../running-site.ts'
import { axeOn } from './axe.ts'
import { enterDesk } from './desk-sign-in.ts'
import { test as base, EDITORS, expect, onlyWith, type TestedSite, withMails } from './site.ts'

/** A site that edits a copy of the content. */
const test = base.extend<object, { site: TestedSite; content: string }>({
  content: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const root = await mkdtemp(join(tmpdir(), 'we-guide-content-'))
      const dir = join(root, 'content')
      await cp('content', dir, { recursive: true })
      await use(dir)
      await rm(root, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ content }, use) => {
      const site = await startSite({ EDITORS: EDITORS.join(','), CONTENT_DIR: content })
      await use(withMails(site))
      await site.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** The first check of a site reads the whole content. */
const CHECKED = { timeout: 90_000 }

/** A form with a text; the first is the one that is edited, a second stands beside it. */
function roomOf(page: Page) {
  return page
    .locator('form')
    .filter({ has: page.locator('.text-editor') })
    .first()
}

/** The text as it is written, once CodeMirror is there. */
function textOf(page: Page) {
  return roomOf(page).locator('.cm-content')
}

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(words)
}

async function expectState(page: Page, state: string): Promise<void> {
  const line = roomOf(page).locator('[data-saved]')
  await expect(line).toHaveAttribute('data-saved', state, CHECKED)
}

/** The stored draft of a file. */
async function draftOf(site: TestedSite, path: string, author: string): Promise<string | null> {
  const store = await openStore({ dataDir: site.dataDir })
  const draft = await store.contentDrafts.find(path, author)
  await store.close()
  return draft?.text ?? null
}

/** A page in a browser of its own, whose console may complain: the tests below break things. */
async function pageOfItsOwn(browser: Browser, site: TestedSite, who = 0) {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  return { page, editor: await enterDesk(page, site, who), context }
}

const edit = (site: TestedSite, path: string) => `${site.url}/desk/content/edit/${path}`

test('a text is found, edited, checked, kept as a draft, and its page previewed', async ({
  page,
  site,
  content,
}) => {
  test.slow()
  onlyWith('script')
  const editor = await enterDesk(page, site)
  await page.goto(`${site.url}/desk/content/files?q=refusal&kind=guides`)
  await page.locator('[data-id=refusal] a[href$="/en.mdx"]').last().click()
  await typeAtEnd(page, '\nPlease wait 45 000 days. {process.version}\n')
  await expectState(page, 'saved')
  const findings = roomOf(page).locator('[data-findings] li')
  await expect(findings.filter({ hasText: 'Expressions in braces' })).toBeVisible(CHECKED)
  expect((await axeOn(page).analyze()).violations).toEqual([])

  await page.getByRole('link', { name: 'Preview' }).click()
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText('This page cannot be shown yet')).toBeVisible(CHECKED)
  await expect(frame.getByText(process.version)).toHaveCount(0)

  await page.goBack()
  await page.getByRole('button', { name: 'Delete my draft' }).click()
  await expect(page.getByRole('button', { name: 'Delete my draft' })).toHaveCount(0)
  await typeAtEnd(page, '\nAsk for the refusal in writing, please.\n')
  await expectState(page, 'saved')
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(frame.getByText('Ask for the refusal in writing, please.')).toBeVisible(CHECKED)
  const before = await readFile(join(content, 'guides/refusal/en.mdx'), 'utf8')
  expect(before).not.toContain('in writing, please')
  const draft = (await draftOf(site, 'guides/refusal/en.mdx', editor)) ?? ''
  expect(draft.startsWith(before.trimEnd())).toBe(true)
  expect(draft.slice(before.trimEnd().length).trim()).toBe(
    'Ask for the refusal in writing, please.',
  )
})

test('without script a text is a field that saves', async ({ page, site, content }) => {
  onlyWith('no-script')
  const editor = await enterDesk(page, site)
  const path = 'guides/renewal/ru.mdx'
  await page.goto(edit(site, path))
  await page.getByRole('button', { name: 'Save the draft' }).first().click()
  await expect(page.getByText('Your draft is saved.')).toBeVisible()
  expect(await draftOf(site, path, editor)).toBeNull()

  const area = roomOf(page).locator('textarea[name=text]')
  await area.fill(`${await area.inputValue()}\nНовое предложение.\n`)
  await page.locator('summary').first().click()
  await page.locator('[name="field.title"]').first().fill('Как продлить: по шагам')
  await page.getByRole('button', { name: 'Save the draft' }).first().click()
  await expect(page.getByText('Your draft is saved.')).toBeVisible()
  const before = await readFile(join(content, path), 'utf8')
  const title = /^title: .*$/m.exec(before)?.[0] ?? ''
  expect(await draftOf(site, path, editor)).toBe(
    `${before.replace(title, 'title: "Как продлить: по шагам"')}\nНовое предложение.\n`,
  )
})

test('a word of the interface is mended in three languages; a lost placeholder is refused', async ({
  page,
  site,
}) => {
  test.slow()
  const editor = await enterDesk(page, site)
  const key = 'desk.content.dueSince'
  await page.goto(`${site.url}/desk/content/words?q=${key}`)
  const form = page.locator(`[data-message="${key}"]`)
  await form.locator('[name=en]').fill('overdue')
  await form.locator('[name=ru]').fill('просрочено с {day}')
  await form.getByRole('button').click()
  await expect(form.getByRole('alert')).toContainText('{day}', CHECKED)
  await expect(form.locator('[name=en]')).toHaveValue('overdue')
  await expect(form.locator('[name=ru]')).toHaveValue('просрочено с {day}')
  expect(await draftOf(site, 'messages/en.json', editor)).toBeNull()

  await form.locator('[name=en]').fill('overdue since {day}')
  await form.locator('[name=kk]').fill('{day} бастап мерзімі өткен')
  await form.getByRole('button').click()
  await expect(form.getByText('Saved as a draft.')).toBeVisible(CHECKED)
  for (const [locale, words] of [
    ['en', 'overdue since {day}'],
    ['ru', 'просрочено с {day}'],
    ['kk', '{day} бастап мерзімі өткен'],
  ] as const) {
    const text = (await draftOf(site, `messages/${locale}.json`, editor)) ?? ''
    expect(JSON.parse(text).desk.content.dueSince).toBe(words)
    const before = await readFile(`content/messages/${locale}.json`, 'utf8')
    const lines = before.split('\n')
    expect(text.split('\n').filter((line, index) => line !== lines[index]).length).toBe(1)
  }
})

test('a guide is added in three languages, with a fact found by its title', async ({
  page,
  site,
}) => {
  test.slow()
  onlyWith('script')
  const editor = await enterDesk(page, site)
  await page.goto(`${site.url}/desk/content/new`)
  await page.locator('[name=slug]').fill('Not An Address')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.locator('#slug-error')).toBeVisible()
  await page.locator('[name=slug]').fill('lost-card')
  await page.locator('[name=language]').selectOption('en')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page).toHaveURL(/guides\/lost-card\/en\.mdx/)
  await expect(textOf(page)).toBeVisible()
  await roomOf(page).locator('summary').first().click()
  for (const [field, value] of [
    ['title', 'If you lose the card'],
    ['summary', 'What to do on the day on which you lose the card, and whom to tell.'],
    ['audience', 'For anyone who has the permit and lost the card.'],
    ['sources', 'alau-temporary-grounds-2023'],
  ] as const) {
    await roomOf(page).locator(`[name="field.${field}"]`).fill(value)
    await roomOf(page).locator(`[name="field.${field}"]`).blur()
    await expect(textOf(page)).toContainText(value)
  }
  await typeAtEnd(page, 'A new card costs ')
  await page.locator('[data-insert=fact]').first().click()
  await page.keyboard.type('mci')
  await page
    .locator('.cm-tooltip-autocomplete li', { hasText: 'Monthly calculation' })
    .first()
    .click()
  await expect(roomOf(page).locator('.cm-tag')).toContainText('₸')
  await expectState(page, 'saved')
  const english = (await draftOf(site, 'guides/lost-card/en.mdx', editor)) ?? ''
  expect(english).toMatch(/A new card costs <Fact id="mci" \/>\n$/)

  for (const [locale, title] of [
    ['ru', 'Если вы потеряли карту'],
    ['kk', 'Картаны жоғалтсаңыз'],
  ] as const) {
    await page.goto(edit(site, `guides/lost-card/${locale}.mdx`))
    await expect(textOf(page)).toContainText('A new card costs')
    await roomOf(page).locator('summary').first().click()
    await roomOf(page).locator('[name="field.title"]').fill(title)
    await roomOf(page).locator('[name="field.title"]').blur()
    await expectState(page, 'saved')
    const text = (await draftOf(site, `guides/lost-card/${locale}.mdx`, editor)) ?? ''
    expect(text).toMatch(/^ {2}version: "[0-9a-f]{12}"$/m)
    await page.goto(`${site.url}/desk/content/preview/${locale}/guides/lost-card`)
    await expect(page.locator('h1')).toHaveText(title, CHECKED)
  }
})

test('one key deletes a fact whole', async ({ page, site }) => {
  onlyWith('script')
  await enterDesk(page, site)
  await page.goto(edit(site, 'guides/the-card/en.mdx'))
  await typeAtEnd(page, '\nIt is <Fact id="mci" />')
  const last = textOf(page).locator('.cm-line').last()
  await expect(last.locator('.cm-tag')).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(last).toHaveText('It is ')
})

test('a translation is brought up to date with its original', async ({ page, site }) => {
  test.slow()
  onlyWith('script')
  const editor = await enterDesk(page, site)
  await page.goto(edit(site, 'guides/keeping-it/en.mdx'))
  await typeAtEnd(page, '\nKeep every ticket.\n')
  await expectState(page, 'saved')
  await page.goto(edit(site, 'guides/keeping-it/kk.mdx'))
  await expect(page.locator('[data-since]')).toBeVisible()
  await typeAtEnd(page, '\nӘр билетті сақтаңыз.\n')
  await expectState(page, 'saved')
  await expect(page.locator('[data-since] ins')).toContainText('Keep every ticket.')
  await page.getByRole('button', { name: 'The translation is up to date' }).click()
  await expect(page.getByText('Your draft is saved.')).toBeVisible(CHECKED)
  await expect(page.locator('[data-since]')).toHaveCount(0)
  const text = (await draftOf(site, 'guides/keeping-it/kk.mdx', editor)) ?? ''
  expect(text).toContain('Әр билетті сақтаңыз.')
})

test('a page is previewed on another day, in a frame and with the strict policy', async ({
  page,
  site,
}) => {
  test.slow()
  const editor = await enterDesk(page, site)
  const reader = async () => (await fetch(`${site.url}/en/guides/money-to-show`)).text()
  const before = await reader()
  const store = await openStore({ dataDir: site.dataDir })
  const path = 'pages/about/en.mdx'
  const text = await readFile(`content/${path}`, 'utf8')
  const draft = { path, author: editor, baseHash: '', baseText: null, note: '' }
  const updatedAt = Temporal.Now.instant()
  await store.contentDrafts.save({ ...draft, text: `${text}\nA drafted word.\n`, updatedAt })
  await store.close()

  await page.goto(`${site.url}/desk/content/look?page=/en/facts/mci&on=2025-12-31`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('main')).toContainText('3,932', CHECKED)
  const answer = await page.request.get(
    `${site.url}/desk/content/preview/en/guides/money-to-show?on=2025-12-31`,
  )
  const headers = answer.headers()
  expect(headers['cache-control']).toMatch(/no-store/)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(headers['content-security-policy']).not.toContain('unsafe')
  const html = await answer.text()
  expect(html).toMatch(/<meta content="noindex, nofollow" name="robots">/)
  expect(html).toMatch(/5,190,240\s₸/)
  expect(await reader()).toBe(before)
  expect(before).not.toMatch(/5,190,240\s₸ \(1,320/)
})

test('a colleague without an account opens the link to one page until it is ended', async ({
  page,
  site,
  browser,
}) => {
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/content/look?page=/ru/about`)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.locator('[data-link]').inputValue()
  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link)
  await expect(guest.locator('h1')).toBeVisible()
  expect(guest.url()).toContain('/desk/content/preview/ru/about')
  await guest.goto(link.replace('/ru/about', '/ru/privacy'))
  await expect(guest).toHaveURL(/\/desk\/sign-in/)
  await page.getByRole('button', { name: 'Turn the link off now' }).click()
  await expect(page.getByText('There is a link, valid until')).toHaveCount(0)
  await guest.goto(link)
  await expect(guest).toHaveURL(/\/desk\/sign-in/)
  await guest.context().close()
})

test('two editors at one text both see it, and neither overwrites the other', async ({
  browser,
  site,
}) => {
  test.slow()
  onlyWith('script')
  const path = 'guides/work-and-business/en.mdx'
  const one = await pageOfItsOwn(browser, site, 0)
  const two = await pageOfItsOwn(browser, site, 1)
  await one.page.goto(edit(site, path))
  await typeAtEnd(one.page, '\nThe first editor.\n')
  await expectState(one.page, 'saved')
  await two.page.goto(edit(site, path))
  await expect(two.page.locator('[data-others]').first()).toContainText(one.editor)
  await typeAtEnd(two.page, '\nThe second editor.\n')
  await expectState(two.page, 'saved')
  await one.page.reload()
  await expect(one.page.locator('[data-others]').first()).toContainText(two.editor)
  await one.page.locator('summary', { hasText: two.editor }).click()
  await expect(one.page.locator('ins', { hasText: 'The second editor.' })).toBeVisible()
  expect(await draftOf(site, path, one.editor)).toContain('The first editor.')
  expect(await draftOf(site, path, one.editor)).not.toContain('The second editor.')
  expect(await draftOf(site, path, two.editor)).not.toContain('The first editor.')
  await one.context.close()
  await two.context.close()
})

test('one editor in two windows is shown both drafts', async ({ browser, site }) => {
  test.slow()
  onlyWith('script')
  const { page, context, editor } = await pageOfItsOwn(browser, site)
  const path = 'guides/other-routes/en.mdx'
  const other = await context.newPage()
  await page.goto(edit(site, path))
  await other.goto(edit(site, path))
  await typeAtEnd(page, '\nFrom the first window.\n')
  await expectState(page, 'saved')
  await typeAtEnd(other, '\nFrom the second window.\n')
  await expectState(other, 'changed')
  await expect(other.locator('[data-changed]')).toContainText('From the first window.')
  expect(await draftOf(site, path, editor)).toContain('From the first window.')
  await other.getByRole('button', { name: 'Keep what is here' }).click()
  await expectState(other, 'saved')
  expect(await draftOf(site, path, editor)).toContain('From the second window.')
  await context.close()
})

test('what is typed survives a cut connection, an ended session, and a closed window', async ({
  browser,
  site,
}) => {
  test.slow()
  onlyWith('script')
  const { page, context, editor } = await pageOfItsOwn(browser, site)
  const path = 'guides/arrive-and-register/en.mdx'
  await page.goto(edit(site, path))
  await expect(textOf(page)).toBeVisible()
  await context.setOffline(true)
  await typeAtEnd(page, '\nTyped without a connection.\n')
  await expectState(page, 'offline')
  await context.setOffline(false)
  await expectState(page, 'saved')
  expect(await draftOf(site, path, editor)).toContain('Typed without a connection.')

  const cookies = await context.cookies()
  await context.clearCookies()
  await typeAtEnd(page, '\nTyped after the session.\n')
  await expectState(page, 'signed-out')
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await context.addCookies(cookies)
  await expectState(page, 'saved')
  expect(await draftOf(site, path, editor)).toContain('Typed after the session.')

  await context.setOffline(true)
  await typeAtEnd(page, '\nTyped before the window was closed.\n')
  await expectState(page, 'offline')
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(edit(site, path))
  await expect(again.locator('[data-kept]')).toBeVisible()
  await again.getByRole('button', { name: 'Use that text' }).click()
  await expectState(again, 'saved')
  expect(await draftOf(site, path, editor)).toContain('Typed before the window was closed.')
  await context.close()
})

test('what is typed survives a server that is killed', async ({ browser, site }) => {
  test.slow()
  onlyWith('script')
  const { page, context, editor } = await pageOfItsOwn(browser, site)
  const path = 'guides/housing-and-registration/en.mdx'
  await page.goto(edit(site, path))
  await expect(textOf(page)).toBeVisible()
  await site.kill()
  await typeAtEnd(page, '\nTyped while the server was gone.\n')
  await expectState(page, 'offline')
  await site.restart()
  await expectState(page, 'saved')
  expect(await draftOf(site, path, editor)).toContain('Typed while the server was gone.')
  await context.close()
})

test('two megabytes are said to be too much, and stay', async ({ browser, site }) => {
  test.slow()
  onlyWith('script')
  const { page, context, editor } = await pageOfItsOwn(browser, site)
  const path = 'guides/screening/en.mdx'
  await page.goto(edit(site, path))
  await typeAtEnd(page, `\n${'A very long text. '.repeat(116_000)}`)
  await expectState(page, 'too-long')
  expect(await draftOf(site, path, editor)).toBeNull()
  await page.keyboard.press('Control+z')
  await typeAtEnd(page, '\nA short one.\n')
  await expectState(page, 'saved')
  await context.close()
})

test('without script an ended session gives the text back', async ({ page, site }) => {
  onlyWith('no-script')
  const editor = await enterDesk(page, site)
  const path = 'guides/apply-and-wait/kk.mdx'
  await page.goto(edit(site, path))
  const area = roomOf(page).locator('textarea[name=text]')
  await area.fill(`${await area.inputValue()}\nЖаңа сөйлем & <b>.\n`)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save the draft' }).first().click()
  await expect(page.getByRole('alert')).toContainText('You have been signed out')
  expect(await page.locator('textarea').inputValue()).toContain('Жаңа сөйлем & <b>.')
  await enterDesk(page, site)
  await page.getByRole('button', { name: 'Save again' }).click()
  await expect(page.getByText('Your draft is saved.')).toBeVisible()
  expect(await draftOf(site, path, editor)).toMatch(/\nЖаңа сөйлем & <b>\.\n$/)
})

test('an article from a word processor becomes a clean text', async ({ page, site }) => {
  onlyWith('script')
  await enterDesk(page, site)
  await page.goto(edit(site, 'guides/housing-and-registration/en.mdx'))
  await typeAtEnd(page, '\n')
  await textOf(page).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/html', '<h1>Fees</h1><p>Pay <b>now</b>.</p><ul><li>Bank</li></ul>')
    data.setData('text/plain', 'Fees Pay now. Bank')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect(textOf(page)).toContainText('## Fees')
  await expect(textOf(page)).toContainText('Pay **now**.')
  await expect(textOf(page)).toContainText('- Bank')
  await expect(page.getByText('The pasted text was cleaned up')).toBeVisible()
})

test('a stranger learns nothing, whatever is asked', async ({ site }) => {
  const asked = [
    '/desk/content/files',
    '/desk/content/edit/guides/refusal/en.mdx',
    '/desk/content/edit/guides/nothing/en.mdx',
    '/desk/content/words?q=home',
    '/desk/content/new',
    '/desk/content/look',
    '/desk/content/pictures',
    '/desk/content/new-fact',
    '/desk/content/help',
    '/desk/content/preview/en/guides/refusal',
    '/desk/content/preview/en/guides/nothing',
    '/desk/content/preview/kk/nothing?key=abc',
  ]
  const answers = await Promise.all(
    asked.map((path) => fetch(site.url + path, { redirect: 'manual' })),
  )
  for (const [index, answer] of answers.entries()) {
    expect([307, 303], asked[index]).toContain(answer.status)
    expect(answer.headers.get('location'), asked[index]).toContain('/desk/sign-in')
  }
  for (const path of [
    '/desk/content/draft?path=guides/refusal/en.mdx',
    '/desk/content/draft/names?locale=en',
  ]) {
    const answer = await fetch(site.url + path)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ state: 'signed-out' })
  }
  for (const path of [
    '/desk/content/pictures/anything/file',
    `/desk/content/picture/${'0'.repeat(32)}/anything.webp`,
    '/desk/content/picture/..%2f..%2fcontent/anything.webp',
    '/desk/preview/drafts/2026-12-15/en',
  ]) {
    expect((await fetch(site.url + path)).status, path).toBe(404)
  }
  for (const path of [
    '/desk/content/draft',
    '/desk/content/draft/check',
    '/desk/content/draft/field',
    '/desk/content/pictures/add',
    '/desk/content/new-fact/add',
    '/desk/content/words/save',
  ]) {
    const body = new FormData()
    body.set('path', 'guides/refusal/en.mdx')
    body.set('text', '---\ntitle: Mine\n---\n')
    const headers = { Origin: site.url, Accept: 'application/json' }
    const answer = await fetch(site.url + path, { method: 'POST', body, headers })
    expect(answer.status, path).toBe(401)
  }
})

test('a session that ends while a form is filled in gives back what was typed', async ({
  site,
}) => {
  const forms: [string, Record<string, string>][] = [
    ['/desk/content/words/save', { key: 'home.title', en: 'My words' }],
    ['/desk/content/new-fact/add', { id: 'my-fact', 'title-ru': 'Мои слова' }],
    ['/desk/content/pictures/add', { id: 'my-picture', 'alt-kk': 'Менің сөзім' }],
  ]
  for (const [path, fields] of forms) {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const answer = await fetch(site.url + path, {
      method: 'POST',
      body,
      headers: { Origin: site.url },
    })
    expect(answer.status, path).toBe(401)
    const page = await answer.text()
    for (const value of Object.values(fields)) expect(page, path).toContain(value)
    expect(page).toContain(`action="${path}"`)
  }
})
