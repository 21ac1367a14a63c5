import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { brotliDecompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { copyProject, launch } from '../factories/project-copy.ts'
import { openReader } from '../factories/reader.ts'
import { freePort, run, startSite } from '../running-site.ts'
import { settings } from '../settings.ts'
import { recommend } from './people.ts'
import { noteFault } from './table.ts'

test('a draft that is no JSON any more: the form begins anew, and nobody meets an error', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const reader = openReader(site.url)
  const start = await reader.get('/kk/recommend')
  const you = await reader.send(start, 'name', {
    ...{ name: 'Aliya', place: 'Алматы', 'known-for': 'көрші', qualities: ['fair'], story: 'x' },
  })
  const database = new DatabaseSync(sqliteFile(site.dataDir))
  const { changes } = database.prepare(`update drafts set answers = '{"name":'`).run()
  database.close()
  expect(Number(changes)).toBeGreaterThan(0)
  const again = await reader.get(you.path)
  expect(again.status).toBe(200)
  expect(again.html).toContain('name="name"')
  expect((await recommend(site.url, 'After')).reference).toBeTruthy()
  noteFault({
    fault: 'a corrupted draft',
    sees: 'the first page of the form, empty',
    stored: 'the draft until its end; all else as it was',
    recovers: 'what is typed next takes its place',
  })
}, 200_000)

test('a secret that was cut off: the start says so and changes nothing; the whole one serves', async () => {
  const site = await startSite({ SITE_SECRET: '' })
  onTestFinished(() => site.stop())
  const file = join(site.dataDir, 'secret')
  const secret = readFileSync(file, 'utf8')
  await site.kill()
  await writeFile(file, secret.slice(0, 7))
  const PORT = String(await freePort())
  const { code, stderr } = await run(
    ['lib/cli/start-site.ts'],
    settings({ DATA_DIR: site.dataDir, SITE_SECRET: '', PORT }),
  )
  expect(code).toBe(1)
  expect(stderr).toContain('has fewer than 32 characters')
  expect(readFileSync(file, 'utf8')).toBe(secret.slice(0, 7))
  await writeFile(file, secret)
  await site.restart()
  expect((await recommend(site.url, 'After')).reference).toBeTruthy()
  noteFault({
    fault: 'a corrupted secret',
    sees: 'nothing answers; the log names the file and what to do',
    stored: 'nothing is touched, no new secret is made by itself',
    recovers: 'the start with the secret of the copy (systemd tries every 2 s)',
  })
}, 200_000)

test('entries of the disk cache that were cut off or overwritten: every page is as before', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const whole = await (await fetch(`${site.url}/ru/guides/overview`)).text()
  await site.kill()
  const entries = globSync('.next-test/cache/{made,compiled}/**/*').filter((path) =>
    statSync(path, { throwIfNoEntry: false })?.isFile(),
  )
  expect(entries.length).toBeGreaterThan(10)
  for (const [at, path] of entries.entries()) {
    if (at % 3 === 0) writeFileSync(path, readFileSync(path).subarray(0, 40))
    if (at % 3 === 1) writeFileSync(path, 'not what it was')
  }
  await site.restart()
  const answer = await fetch(`${site.url}/ru/guides/overview`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe(whole)
  expect((await fetch(`${site.url}/kk/search?q=ықтиярхат`)).status).toBe(200)
  noteFault({
    fault: `${entries.length} entries of the disk cache cut off or overwritten`,
    sees: 'the same pages, the first ones a little later',
    stored: 'nothing is touched',
    recovers: 'entries are made anew',
  })
}, 300_000)

test('a browser whose dictionary is not the page’s: it gets the page as everybody does', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const path = `${site.url}/ru/guides/renewal`
  const plain = await (await fetch(path)).text()
  for (const digest of [`:${'A'.repeat(43)}=:`, ':not base64:', '']) {
    const answer = await fetch(path, {
      headers: { 'Available-Dictionary': digest, 'Accept-Encoding': 'dcb, br' },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-encoding')).not.toBe('dcb')
    const bytes = Buffer.from(await answer.arrayBuffer())
    // Node decodes by itself what it knows.
    const html = bytes.toString().startsWith('<!')
      ? bytes.toString()
      : brotliDecompressSync(bytes).toString()
    expect(html).toBe(plain)
  }
  noteFault({
    fault: 'a corrupted dictionary',
    sees: 'the page in full',
    stored: 'nothing',
    recovers: 'the browser gets another dictionary with the next page',
  })
}, 200_000)

test('the record of the build in use is damaged: the start serves what is whole, or says what is wrong', async () => {
  const project = await copyProject()
  const current = join(project.dir, project.environment.BUILD_DIR ?? '', 'current.json')
  writeFileSync(current, '{"id":')
  const site = launch(project, 'start')
  onTestFinished(() => void site.child.kill('SIGTERM'))
  await site.until('is ready at')
  expect((await fetch(`${project.url}/en`)).status).toBe(200)
  expect(site.said()).not.toContain('Building the site')
  noteFault({
    fault: 'a corrupted record of the build in use',
    sees: 'nothing',
    stored: 'nothing is touched',
    recovers: 'the newest whole build is served, and named as the one in use',
  })
}, 300_000)
