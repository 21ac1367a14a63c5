import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test as base, expect, type Page } from '@playwright/test'
import { type ReadMail, readMail } from '../factories/read-mail.ts'
import { type RunningSite, startSite } from '../running-site.ts'

export { expect }

export type TestedSite = RunningSite & {
  /** The mails written so far, oldest first; to one address, or all. */
  mails(to?: string): Promise<ReadMail[]>
}

/** The editors of the desk. Many, because of the rate limit of sign-in links per address. */
export const EDITORS = Array.from({ length: 60 }, (_, n) => `editor-${n}@example.org`)

/**
 * A page of a running site; each worker has a server and data of its own. Any error in the
 * browser's console, such as a script error, a policy violation or a missing file, fails the test.
 */
export const test = base.extend<{ complaints: string[] }, { site: TestedSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const reports = await collectReports()
      const site = await startSite({ EDITORS: EDITORS.join(','), CSP_REPORTS: reports.url })
      await use(withMails(site))
      await site.stop()
      reports.stop()
      expect(reports.received, 'what broke a policy of the site').toEqual([])
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('page', (page) => listen(page, complaints))
      await use(complaints)
      expect(complaints, 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],
})

/**
 * Runs a test in one project only: its result is the same in both, or it applies to one. A tag does the
 * same (`@script`, `@no-script`), and nothing is started for the test in the other project.
 */
export function onlyWith(project: 'script' | 'no-script'): void {
  test.skip(test.info().project.name !== project)
}

/** A running site whose mails can be read. */
export function withMails(site: RunningSite): TestedSite {
  return { ...site, mails: (to) => readMails(site.dataDir, to) }
}

/** A server that collects the violation reports of browsers. */
export async function collectReports(): Promise<{ url: string; received: string[]; stop(): void }> {
  const received: string[] = []
  const server = createServer(async (req, res) => {
    received.push(await text(req))
    res.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    received,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const { url } = message.location()
    // The browser also reports pages that respond with 404 on purpose.
    if (/^Failed to load resource/.test(message.text()) && url === page.url()) return
    complaints.push(`${message.text()} ${url}`)
  })
}

async function readMails(dataDir: string, to: string | undefined): Promise<ReadMail[]> {
  const folder = join(dataDir, 'mail')
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.eml')).sort()
  const mails = await Promise.all(
    files.map(async (name) => readMail(await readFile(join(folder, name)))),
  )
  return mails.filter((mail) => to === undefined || mail.headers.get('to') === to)
}
