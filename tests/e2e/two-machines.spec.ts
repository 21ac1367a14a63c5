import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { startSite } from '../running-site.ts'
import { enterDesk } from './desk-sign-in.ts'
import { ownDatabase } from './own-database.ts'
import { test as base, EDITORS, expect, onlyWith, type TestedSite, withMails } from './site.ts'

type Machine = { site: TestedSite; folder: string }
type Machines = { here: Machine; there: Machine; remote: string }

/**
 * Two machines, each with a folder of its own, that share content by a bare repository and, where there
 * is PostgreSQL, one database.
 */
const test = base.extend<object, { machines: Machines; site: TestedSite }>({
  machines: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const root = await mkdtemp(join(tmpdir(), 'we-guide-machines-'))
      const [remote, here, there] = ['remote.git', 'here', 'there'].map((name) => join(root, name))
      if (!remote || !here || !there) throw new Error('no folders')
      git(root, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git')
      await mkdir(here)
      await cp('content', join(here, 'content'), { recursive: true })
      await writeFile(join(here, '.gitignore'), '.publishing/\n')
      git(here, 'init', '--quiet', '--initial-branch=main')
      git(here, 'add', '--all')
      git(here, 'commit', '--quiet', '--message=The content as it was')
      git(here, 'push', '--quiet', remote, 'main')
      git(root, 'clone', '--quiet', 'remote.git', 'there')
      const database = await ownDatabase()
      const sites: TestedSite[] = []
      for (const folder of [here, there]) {
        const content = join(folder, 'content')
        const settings = {
          CONTENT_DIR: content,
          CONTENT_GIT: `${remote}#main`,
          ...(database && { DATABASE_URL: database.url }),
        }
        sites.push(withMails(await startSite({ EDITORS: EDITORS.join(','), ...settings })))
      }
      const [first, second] = sites
      if (!first || !second) throw new Error('no sites')
      await use({
        here: { site: first, folder: here },
        there: { site: second, folder: there },
        remote,
      })
      for (const site of sites) await site.stop()
      await database?.drop()
      await rm(root, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  site: [async ({ machines }, use) => use(machines.here.site), { scope: 'worker' }],
})

test.describe.configure({ mode: 'serial', timeout: 240_000 })

/** The whole content is checked before it is published; another machine asks every 20 seconds. */
const SLOW = { timeout: 120_000 }

const GUIDE = 'guides/refusal/en.mdx'
const PAGE = '/en/guides/refusal'

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org']
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
}

/** An editor at one of the machines, with what they add at the end of a guide kept as their draft. */
async function writes(browser: Browser, { site }: Machine, who: number, words: string) {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await enterDesk(page, site, who)
  await page.goto(`${site.url}/desk/content/edit/${GUIDE}`)
  await typeAtEnd(page, `\n${words}\n`)
  return page
}

/** Adds words at the end of a text, and waits until the server has them. */
async function typeAtEnd(page: Page, words: string): Promise<void> {
  const room = page
    .locator('form')
    .filter({ has: page.locator('.text-editor') })
    .first()
  await room.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(words)
  const keys = () => page.evaluate(() => Object.keys(localStorage))
  const kept = async () => (await keys()).filter((key) => key.startsWith('desk-text'))
  await expect.poll(kept, SLOW).toEqual([])
  await expect(room.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved', SLOW)
}

/** Hands in all drafts of an editor and presses “Publish now”. */
async function publishes(page: Page, { site }: Machine, note: string): Promise<void> {
  await page.goto(`${site.url}/desk/content/changes`)
  await page.getByLabel('Why are you changing this?').fill(note)
  await page.getByRole('button', { name: 'Ready for review' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
}

async function expectRead({ site }: Machine, words: string): Promise<void> {
  const read = async () => (await fetch(site.url + PAGE)).text()
  await expect.poll(read, SLOW).toContain(words)
}

test.beforeEach(() => onlyWith('script'))

test('what is published on one machine is at the readers of the other', async ({
  browser,
  machines: { here, there, remote },
}) => {
  const page = await writes(browser, here, 0, 'Written on the first machine.')
  await publishes(page, here, 'From the first machine')
  await expect(page.getByRole('status')).toContainText('Published', SLOW)
  await expectRead(here, 'Written on the first machine.')
  await expectRead(there, 'Written on the first machine.')
  expect(git(remote, 'log', '--format=%s', 'main').split('\n')[0]).toBe('From the first machine')
  // The desk of the other machine has it in its history, with who and why.
  await enterDesk(page, there.site)
  await page.goto(`${there.site.url}/desk/content/history`)
  await expect(page.getByRole('link', { name: 'From the first machine' })).toBeVisible()
  await page.context().close()
})

test('the same lines from an old base: the conflict is said, and no word is lost', async ({
  browser,
  machines: { here, there, remote },
}) => {
  const bota = await writes(browser, there, 1, 'What the second machine says.')
  const anna = await writes(browser, here, 0, 'What the first machine says.')
  await publishes(anna, here, 'First')
  await expect(anna.getByRole('status')).toContainText('Published', SLOW)
  // The other machine may not have heard of it yet: it asks before it publishes.
  await publishes(bota, there, 'Second')
  await expect(bota.locator('[data-problem=conflict]')).toContainText(GUIDE, SLOW)
  await expect(bota.getByRole('heading', { name: 'Changed by two people' })).toBeVisible()
  for (const machine of ['first', 'second']) {
    await expect(
      bota.locator('pre', { hasText: `What the ${machine} machine says.` }),
    ).toBeVisible()
  }
  expect(git(remote, 'log', '--format=%s', 'main').split('\n')[0]).toBe('First')
  await expectRead(there, 'What the first machine says.')

  // Its author puts both together, and publishes.
  await bota.getByRole('button', { name: 'Return to drafts' }).click()
  await expect(bota.getByRole('status')).toContainText('back in its author’s drafts')
  await bota.goto(`${there.site.url}/desk/content/edit/${GUIDE}`)
  await typeAtEnd(bota, '\nWhat the first machine says.\n')
  await expect(bota.locator('.cm-content').first()).toContainText('What the second machine says.')
  await bota.getByRole('button', { name: 'My text has both' }).click()
  await expect(bota.getByText('Your draft is saved.')).toBeVisible(SLOW)
  await publishes(bota, there, 'Both')
  await expect(bota.getByRole('status')).toContainText('Published', SLOW)
  for (const machine of [here, there]) {
    await expectRead(machine, 'What the second machine says.')
    const shown = await readFile(join(machine.folder, 'content', GUIDE), 'utf8')
    expect(shown.match(/What the (?:first|second) machine says\./g)).toHaveLength(2)
  }
  await anna.context().close()
  await bota.context().close()
})

test('a machine that cannot reach the others publishes nothing, says so, and loses nothing', async ({
  browser,
  machines: { there, remote },
}) => {
  const page = await writes(browser, there, 2, 'Written while the others were away.')
  await rename(remote, `${remote}.away`)
  try {
    await publishes(page, there, 'Alone')
    await expect(page.locator('[data-problem=unreachable]')).toBeVisible(SLOW)
    expect(await readFile(join(there.folder, 'content', GUIDE), 'utf8')).not.toContain('were away')
  } finally {
    await rename(`${remote}.away`, remote)
  }
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('status')).toContainText('Published', SLOW)
  await expectRead(there, 'Written while the others were away.')
  expect(git(remote, 'log', '--format=%s', 'main').split('\n')[0]).toBe('Alone')
  await page.context().close()
})
