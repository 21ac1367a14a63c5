import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mailFolder } from '#lib/mail/mail-file.ts'
import type { Store } from '#lib/store/store.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { storeRecommendation } from '../../factories/recommendation.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

// Read from the clock: the command that is tested does so too.
const now = Temporal.Now.instant()
const ago = (days: number) => now.subtract({ hours: days * 24 })

async function fill(store: Store, dataDir: string): Promise<void> {
  await storeRecommendation(store, {}, { deletesAt: ago(1) })
  await storeRecommendation(store, { status: 'declined' }, { deletesAt: ago(1) })
  await storeRecommendation(store, {}, { deletesAt: now.add({ hours: 1 }) })
  const draft = { form: 'recommend', answers: {}, at: ago(8) }
  await store.drafts.save({ ...draft, key: 'old', expiresAt: ago(1) })
  await store.drafts.save({ ...draft, key: 'new', expiresAt: now.add({ hours: 1 }) })
  const nameOf = (days: number, smallestUnit: 'second' | 'millisecond') =>
    `${ago(days).toString({ smallestUnit }).replaceAll(':', '-')}-mail.eml`
  await mkdir(mailFolder(dataDir))
  const old = [nameOf(31, 'second'), nameOf(31, 'millisecond')]
  for (const name of [...old, nameOf(29, 'second'), nameOf(29, 'millisecond'), 'notes.txt']) {
    await writeFile(join(mailFolder(dataDir), name), '')
  }
}

test('a dry run counts what a run then deletes, and changes nothing itself', async () => {
  const { store, settings } = await freshStore()
  await fill(store, settings.dataDir)
  const environment = { DATA_DIR: settings.dataDir }
  const left = async () => ({
    stored: (await store.recommendations.inbox({ limit: 9 })).entries.length,
    files: (await readdir(mailFolder(settings.dataDir))).length,
  })

  const rehearsed = await runSite(['retention', 'run', '--dry-run', '--json'], environment)
  expect(rehearsed).toMatchObject({ code: 0, stderr: '' })
  const counts = readJsonLines(rehearsed.stdout)
  expect(counts).toEqual([
    { kind: 'drafts', count: 1 },
    { kind: 'unconfirmed', count: 0 },
    { kind: 'codeTries', count: 0 },
    { kind: 'left', count: 0 },
    { kind: 'pauses', count: 0 },
    { kind: 'imports', count: 0 },
    { kind: 'digestCopies', count: 0 },
    { kind: 'mails', count: 0 },
    { kind: 'mailFailures', count: 0 },
    { kind: 'mailReports', count: 0 },
    { kind: 'signIns', count: 0 },
    { kind: 'misses', count: 0 },
    { kind: 'removedMails', count: 0 },
    { kind: 'probes', count: 0 },
    { kind: 'unanswered', count: 1 },
    { kind: 'declined', count: 1 },
    { kind: 'mailFiles', count: 2 },
  ])
  expect(await left()).toEqual({ stored: 3, files: 5 })

  const ran = await runSite(['retention', 'run', '--json'], environment)
  expect(ran.code).toBe(0)
  expect(readJsonLines(ran.stdout)).toEqual(counts)
  expect(ran.stderr).toContain('"message":"outdated deleted","drafts":1')
  expect(await left()).toEqual({ stored: 1, files: 3 })
})

test('a recommendation is removed by its reference, however that is typed, once', async () => {
  const { store, settings } = await freshStore()
  const { reference } = await storeRecommendation(store, { reference: 'WE-7KCA4RXP' })
  const environment = { DATA_DIR: settings.dataDir }
  const remove = (typed: string) => runSite(['recommendations', 'remove', typed], environment)
  expect(await remove('we 7kca 4rxp')).toEqual({
    code: 0,
    stdout: 'WE-7KCA4RXP is removed.\n',
    stderr: '',
  })
  expect(await store.recommendations.findRemoval(reference)).toMatchObject({ why: 'editor' })
  expect(await remove(reference)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('There is no recommendation'),
  })
  expect(await runSite(['recommendations', 'remove'], environment)).toMatchObject({ code: 2 })
})
