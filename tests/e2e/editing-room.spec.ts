import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startSite } from '../running-site.ts'
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
    { scope: 'worker', timeout: 60_000 },
  ],
})

const GUIDE = 'guides/refusal'

/** The editable text of the first panel. */
function editorOf(page: Page) {
  return page
    .locator('form')
    .filter({ has: page.locator('.text-editor') })
    .first()
}

/** Puts the caret at the end of the text and types. */
async function typeAtEnd(page: Page, words: string): Promise<void> {
  const text = editorOf(page).locator('.cm-content')
  await expect(text).toBeVisible()
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

async function saved(page: Page): Promise<void> {
  await expect(editorOf(page).locator('[data-saved]')).toHaveAttribute('data-saved', 'saved', {
    timeout: 20_000,
  })
}

test('a text is edited, checked, kept as a draft and previewed', async ({
  page,
  site,
  content,
}) => {
  test.slow()
  onlyWith('script')
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/content/files?q=refusal`)
  await page
    .locator('[data-id=refusal] a', { hasText: /^.*en$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/desk\/content\/edit\/guides\/refusal\/en\.mdx/)
  await typeAtEnd(page, '\nPlease wait 45 000 days.')
  await saved(page)
  const findings = editorOf(page).locator('[data-findings] li')
  await expect(findings.filter({ hasText: 'bare number' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.locator('iframe')).toBeVisible()
  await expect(page.frameLocator('iframe').getByText('This page cannot be shown yet')).toBeVisible()
  const before = await readFile(join(content, GUIDE, 'en.mdx'), 'utf8')
  expect(before).not.toContain('Please wait')
})
