import { appendFile, cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshFolder } from '../factories/fresh-store.ts'
import { openReader } from '../factories/reader.ts'
import { freePort, run, startSite } from '../running-site.ts'
import { settings } from '../settings.ts'
import { noteFault } from './table.ts'

const RECOVERY = { timeout: 180_000, interval: 500 }
const BROKEN = '\nA stray { brace.\n'

async function copyContent(): Promise<{ folder: string; guide: string }> {
  const folder = await freshFolder()
  await cp('content', folder, { recursive: true })
  return { folder, guide: join(folder, 'guides/refusal/en.mdx') }
}

async function content(url: string): Promise<{ state: string; problems?: string[] }> {
  const ready = await (await fetch(`${url}/readyz`)).json()
  return ready.content
}

async function page(url: string): Promise<string> {
  const answer = await fetch(`${url}/en/guides/refusal`)
  expect(answer.status).toBe(200)
  return answer.text()
}

test('content broken while running, and at the next start: the last good is shown, the mistake is named, mending is enough', async () => {
  const { folder, guide } = await copyContent()
  const good = await readFile(guide, 'utf8')
  const site = await startSite({ CONTENT_DIR: folder })
  onTestFinished(() => site.stop())
  const form = await openReader(site.url).get('/en/recommend')
  await appendFile(guide, BROKEN)
  await vi.waitFor(async () => {
    expect(await content(site.url)).toMatchObject({ state: 'broken' })
  }, RECOVERY)
  expect((await content(site.url)).problems?.join()).toContain('guides/refusal/en.mdx')
  expect(await page(site.url)).not.toContain('A stray')

  await site.restart()
  expect(await content(site.url)).toMatchObject({ state: 'broken' })
  expect(await page(site.url)).not.toContain('A stray')
  // A form that was opened before all that is taken.
  const sent = await openReader(site.url).send(form, 'name', { name: 'x' })
  expect(sent.status).toBe(200)

  await writeFile(guide, `${good}\nMended this morning.\n`)
  await vi.waitFor(async () => {
    expect(await page(site.url)).toContain('Mended this morning.')
  }, RECOVERY)
  expect(await content(site.url)).toMatchObject({ state: 'ok' })
  noteFault({
    fault: 'content broken while running, and at a start',
    sees: 'the last good pages; editors and /readyz get file and line',
    stored: 'nothing is touched',
    recovers: 'the mended file is shown by itself',
  })
}, 300_000)

test('content broken at the very first start: it ends and names file and line', async () => {
  const { folder, guide } = await copyContent()
  await appendFile(guide, BROKEN)
  const { code, stderr } = await run(
    ['lib/cli/start-site.ts'],
    settings({
      ...{ CONTENT_DIR: folder, DATA_DIR: await freshFolder(), PORT: String(await freePort()) },
    }),
  )
  expect(code).toBe(1)
  expect(stderr).toMatch(/guides\/refusal\/en\.mdx:\d+/)
  noteFault({
    fault: 'content broken at the very first start',
    sees: 'nothing answers; the log names file and line',
    stored: 'nothing',
    recovers: 'the start after the file is mended',
  })
}, 200_000)
