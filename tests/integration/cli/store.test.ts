import { readdir } from 'node:fs/promises'
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
  expect(readJsonLines(made.stdout)).toEqual([{ file }])

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

test.each([
  [['store', 'backup'], 'pg_dump'],
  [['store', 'restore', 'file'], 'pg_restore'],
])('%j on PostgreSQL names the tool for it', async (words, tool) => {
  const ran = await runSite(words, { DATABASE_URL: 'postgres://127.0.0.1:1/we' })
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(tool) })
})
