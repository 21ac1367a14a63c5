import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

test('a backup beside a running site is named, and restored elsewhere has everything', async () => {
  const { store, settings } = await freshStore()
  const recommendation = makeRecommendation()
  const rest = { idempotencyKey: 'key', consentText: '', mails: [] }
  await store.recommendations.insert({ recommendation, ...rest })
  const made = await runSite(['store', 'backup', '--json'], { DATA_DIR: settings.dataDir })
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' })
  const [name = ''] = await readdir(join(settings.dataDir, 'backups'))
  const file = join(settings.dataDir, 'backups', name)
  expect(readJsonLines(made.stdout)).toEqual([{ file, rows: expect.any(Number) }])

  const DATA_DIR = await freshFolder()
  expect(await runSite(['store', 'restore', file], { DATA_DIR })).toMatchObject({ code: 0 })
  const list = await runSite(['recommendations', 'list', '--json'], { DATA_DIR })
  expect(readJsonLines(list.stdout)).toMatchObject([{ reference: recommendation.reference }])

  const again = await runSite(['store', 'restore', file], { DATA_DIR })
  expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--force') })
  const forced = await runSite(['store', 'restore', '--force', file], { DATA_DIR })
  expect(forced.code).toBe(0)

  const running = await runSite(['store', 'restore', '--force', file], {
    DATA_DIR: settings.dataDir,
  })
  expect(running).toMatchObject({ code: 1, stderr: expect.stringContaining('in use') })
})

test.each([['backup'], ['restore']])(
  'store %s on a PostgreSQL that does not answer says so, and makes nothing',
  async (verb) => {
    const folder = await freshFolder()
    const file = join(folder, 'copy.dump')
    if (verb === 'restore') await writeFile(file, '')
    const ran = await runSite(['store', verb, file], {
      DATABASE_URL: 'postgres://127.0.0.1:1/we',
    })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).not.toContain('at ')
    expect(await readdir(folder)).toEqual(verb === 'restore' ? ['copy.dump'] : [])
  },
)

test('a copy of PostgreSQL without its programs names what is missing', async () => {
  const DATABASE_URL = process.env.TEST_DATABASE_URL ?? 'postgres://127.0.0.1:1/we'
  const file = join(await freshFolder(), 'copy.dump')
  const ran = await runSite(['store', 'backup', file], { DATABASE_URL, PATH: '/nowhere' })
  expect(ran).toMatchObject({ code: 1, stdout: '' })
  if (process.env.TEST_DATABASE_URL) expect(ran.stderr).toContain('pg_dump is not installed')
})
