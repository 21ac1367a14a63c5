import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { startSite } from '../running-site.ts'
import { enterDesk } from './desk-sign-in.ts'
import { test as base, EDITORS, expect, type TestedSite, withMails } from './site.ts'

type Room = { site: TestedSite; folder: string }

/** A site of its own whose content lies under git, where two editors have to look at a change. */
const test = base.extend<object, { room: Room }>({
  room: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'we-guide-room-'))
      await cp('content', join(folder, 'content'), { recursive: true })
      await writeFile(join(folder, '.gitignore'), '.publishing/\n')
      git(folder, 'init', '--quiet')
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=The content as it was')
      const site = await startSite({
        EDITORS: EDITORS.join(','),
        CONTENT_DIR: join(folder, 'content'),
        REVIEW: 'two',
      })
      await use({ site: withMails(site), folder })
      await site.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org']
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' })
}

/** A page of one of two editors, each in a browser context of their own. */
async function editorPage(browser: Browser, room: Room, who: number): Promise<Page> {
  const { javaScriptEnabled = true } = test.info().project.use
  const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB' })
  const page = await context.newPage()
  await enterDesk(page, room.site, who)
  return page
}

/** Hands in all drafts of an editor as one change; gives its address. */
async function handIn(page: Page, room: Room, note: string): Promise<string> {
  await page.goto(`${room.site.url}/desk/content/changes`)
  await page.getByLabel('Why are you changing this?').fill(note)
  await page.getByRole('button', { name: 'Ready for review' }).click()
  await expect(page.getByRole('heading', { level: 1, name: note })).toBeVisible()
  return page.url()
}

async function publish(page: Page, change: string): Promise<void> {
  await page.goto(change)
  await page.getByRole('button', { name: 'Publish now' }).click()
}

async function approve(page: Page, change: string): Promise<void> {
  await page.goto(change)
  await page.getByRole('button', { name: 'I have read it: approve' }).click()
  await expect(page.getByRole('status')).toHaveText('Approved.')
}

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test('the index of 2027 with its source: set, approved by a second editor, seen, taken back', async ({
  browser,
  room,
}) => {
  const anna = await editorPage(browser, room, 0)
  const bota = await editorPage(browser, room, 1)
  const { url } = room.site
  await anna.goto(`${url}/desk/content/facts?q=mci`)
  await anna.getByRole('link', { name: 'Monthly calculation index (MCI)' }).click()
  const form = anna.locator('form', { has: anna.getByLabel('Value', { exact: true }) })

  // A digit too many, and a source that is not there.
  await form.getByLabel('From', { exact: true }).fill('2027-01-01')
  await form.getByLabel('Value', { exact: true }).fill('45 000')
  await form.getByLabel('Source', { exact: true }).fill('no-such-source')
  await form.getByRole('button', { name: 'Save in my draft' }).click()
  await expect(form.getByLabel('Value', { exact: true })).toHaveAccessibleDescription(
    /Count the digits/,
  )
  await expect(form.getByLabel('Source', { exact: true })).toHaveAccessibleDescription(
    /no source with this name/,
  )
  await expect(form.getByLabel('Value', { exact: true })).toHaveValue('45 000')

  await form.getByLabel('Value', { exact: true }).fill('4 500')
  await form.getByLabel('Source', { exact: true }).fill('')
  await form.getByText('Add a new source').click()
  for (const [label, words] of [
    ['Address of the page', 'https://budget.example.kz/2027'],
    ['Title, as shown there', 'The budget law for 2027'],
    ['Who published it', 'The state'],
    ['Date of publication', '2026-12-08'],
    ['Short name', 'budget-2027'],
  ] as const) {
    await form.getByLabel(label, { exact: true }).fill(words)
  }
  const headline = form.getByRole('group', { name: 'Headline of the change' })
  await headline.getByLabel('English').fill('The monthly index (MCI) rose from {before} to {after}')
  await headline.getByLabel('Русский').fill('МРП вырос с {before} до {after}')
  await headline.getByLabel('Қазақша').fill('АЕК {before}-ден {after}-ге дейін өсті')
  await form.getByRole('button', { name: 'Save in my draft' }).click()
  await expect(anna.getByRole('status')).toContainText('Saved in your draft')
  // 1,320 times the index: the money to show, before and after, in every language.
  const sums = anna.locator('[data-effect=solvency-amount]')
  await expect(sums).toContainText(/5\D940\D000/)

  const change = await handIn(anna, room, 'The index of 2027, from the budget law')
  await expect(anna.getByRole('button', { name: 'Publish now' })).toHaveCount(0)
  await expect(anna.getByRole('button', { name: 'I have read it: approve' })).toHaveCount(0)
  await bota.goto(change)
  await expect(bota.locator('[data-file="facts/money.yml"] ins').first()).toBeVisible()
  await approve(bota, change)
  const begun = Date.now()
  await publish(anna, change)
  // The whole content is checked first, in a process that has to read all of it.
  await expect(anna.getByRole('status')).toContainText('Published', { timeout: 60_000 })
  await expect
    .poll(async () => (await fetch(`${url}/api/facts.json?on=2027-01-02`)).text(), {
      timeout: 30_000,
      intervals: [200],
    })
    .toContain('5940000')
  test
    .info()
    .annotations.push({ type: 'published to shown', description: `${Date.now() - begun} ms` })

  const files = git(room.folder, 'show', '--format=%ae', '--numstat').trim().split('\n')
  expect(files[0]).toBe(EDITORS.at(-1))
  expect(files.slice(2).map((line) => line.split('\t')[2])).toEqual([
    'content/facts/money.yml',
    'content/sources.yml',
  ])
  const added = git(room.folder, 'show', '--format=', '--unified=0')
    .split('\n')
    .filter((line) => /^\+(?!\+)/.test(line))
    .map((line) => line.slice(1).trim())
  expect(added.slice(0, 6)).toEqual([
    expect.stringMatching(/^checked: \d{4}-\d\d-\d\d$/),
    'value: 4500',
    'sources: [budget-2027]',
    expect.stringContaining('rose from {before} to {after}'),
    expect.stringContaining('вырос с {before} до {after}'),
    expect.stringContaining('дейін өсті'),
  ])

  await anna.goto(`${url}/desk/content/changes`)
  await anna.getByRole('link', { name: 'The index of 2027, from the budget law' }).click()
  await anna.getByRole('button', { name: 'Undo this change' }).click()
  await expect(anna.getByRole('status')).toContainText('The earlier texts are in your drafts')
  const back = await handIn(anna, room, 'It was only a rehearsal')
  await approve(bota, back)
  await publish(anna, back)
  await expect(anna.getByRole('status')).toContainText('Published', { timeout: 60_000 })
  expect(git(room.folder, 'diff', 'HEAD~2', '--stat').trim()).toBe('')
  await anna.context().close()
  await bota.context().close()
})

test('two editors at one file: both are kept where they do not touch, else both are shown', async ({
  browser,
  room,
}) => {
  const anna = await editorPage(browser, room, 0)
  const bota = await editorPage(browser, room, 1)
  const { url } = room.site
  const newValue = async (page: Page, id: string, day: string, value: string) => {
    await page.goto(`${url}/desk/content/facts/${id}`)
    const form = page.locator('form', { has: page.getByLabel('Value', { exact: true }) })
    await form.getByLabel('From', { exact: true }).fill(day)
    await form.getByLabel('Value', { exact: true }).fill(value)
    await form.getByLabel('Source', { exact: true }).fill('liter-mci-2026')
    const headline = form.getByRole('group', { name: 'Headline of the change' })
    await headline.getByLabel('English').fill('The index is now {after}')
    await headline.getByLabel('Русский').fill('МРП теперь {after}')
    await headline.getByLabel('Қазақша').fill('АЕК енді {after}')
    await form.getByRole('button', { name: 'Save in my draft' }).click()
    await expect(page.getByRole('status')).toContainText('Saved in your draft')
  }
  await newValue(anna, 'mci', '2030-01-01', '6 000')
  await newValue(bota, 'mci', '2030-01-01', '7 000')
  await bota.goto(`${url}/desk/content/facts/mci`)
  await expect(bota.getByText(`Also working on this file: ${EDITORS.at(-1)}`)).toBeVisible()
  const first = await handIn(anna, room, 'Six thousand')
  const second = await handIn(bota, room, 'Seven thousand')
  await approve(bota, first)
  await approve(anna, second)
  await publish(anna, first)
  await expect(anna.getByRole('status')).toContainText('Published', { timeout: 60_000 })
  await publish(bota, second)
  await expect(bota.locator('[data-problem=conflict]')).toContainText('facts/money.yml')
  await expect(bota.getByRole('heading', { name: 'Changed by two people' })).toBeVisible()
  await expect(bota.locator('pre').filter({ hasText: '7000' })).toBeVisible()
  await expect(bota.locator('pre').filter({ hasText: '6000' })).toBeVisible()
  // Back at the desk of its author, with nothing lost.
  await bota.getByRole('button', { name: 'Return to drafts' }).click()
  await expect(bota.getByRole('checkbox', { name: 'facts/money.yml' })).toBeVisible()
  await anna.context().close()
  await bota.context().close()
})

test('a stranger gets nowhere and changes nothing', async ({ room, request }) => {
  const { url } = room.site
  for (const path of [
    'changes',
    'changes/x',
    'history',
    'history/x',
    'facts',
    'facts/mci',
    'help',
  ]) {
    const response = await request.get(`${url}/desk/content/${path}`, { maxRedirects: 0 })
    expect(response.status(), path).toBe(307)
    expect(response.headers().location, path).toBe('/desk/sign-in')
  }
  const before = git(room.folder, 'status', '--porcelain')
  const post = await request.post(`${url}/desk/content/facts/mci/change`, {
    multipart: { do: 'value', from: '2031-01-01', value: '9999', source: 'liter-mci-2026' },
    headers: { Origin: url },
    maxRedirects: 0,
  })
  // What was typed is given back; nothing is stored.
  expect(post.status()).toBe(401)
  expect(await post.text()).toContain('value: 9999')
  const elsewhere = await request.post(`${url}/desk/content/facts/mci/change`, {
    multipart: { do: 'again' },
    headers: { Origin: 'https://elsewhere.example' },
    maxRedirects: 0,
  })
  expect(elsewhere.status()).toBe(403)
  expect(git(room.folder, 'status', '--porcelain')).toBe(before)
})
