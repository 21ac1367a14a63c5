import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { isDue, makeBackup, outdatedBackups } from '#lib/jobs/backups.ts'
import { restoreSqlite } from '#lib/store/backup.ts'
import { backupState, readBackupRecord } from '#lib/store/backup-state.ts'
import { openStore } from '#lib/store/connect.ts'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('a copy is due', () => {
  const begun = at('2026-11-20T00:00:00Z')
  // 03:10 in Almaty is 22:10 UTC of the day before.
  it.each([
    ['before the hour', '2026-11-30T22:10:00Z', '2026-12-01T22:09:00Z', false],
    ['at the hour', '2026-11-30T22:10:00Z', '2026-12-01T22:10:00Z', true],
    ['once a night', '2026-12-01T22:10:30Z', '2026-12-02T05:00:00Z', false],
    ['after nights that were missed', '2026-11-28T22:10:30Z', '2026-12-02T05:00:00Z', true],
  ])('%s', (_, last, now, due) => {
    const good = { at: last, file: '', bytes: 1, rows: 1 }
    expect(isDue({ good }, { at: at(now), begun, time: '03:10' })).toBe(due)
  })

  it('for the first time in the first night, not at the first start', () => {
    const first = { begun: at('2026-12-01T10:00:00Z'), time: '03:10' }
    expect(isDue({}, { ...first, at: at('2026-12-01T10:01:00Z') })).toBe(false)
    expect(isDue({}, { ...first, at: at('2026-12-01T22:11:00Z') })).toBe(true)
  })

  it('an hour after one has failed', () => {
    const failed = { at: '2026-12-01T22:10:00Z', reason: '' }
    const due = (now: string) => isDue({ failed }, { at: at(now), begun, time: '03:10' })
    expect(due('2026-12-01T22:30:00Z')).toBe(false)
    expect(due('2026-12-01T23:10:00Z')).toBe(true)
  })
})

test('of nightly copies, those of 7 days and 4 weeks stay, and what an operator made', () => {
  const nightly = (day: Temporal.PlainDate) => `we-guide-nightly-${day}T22-10-00Z.sqlite`
  const first = Temporal.PlainDate.from('2026-10-01')
  const names = Array.from({ length: 60 }, (_, days) => nightly(first.add({ days })))
  const others = ['we-guide-2026-10-05T08-00-00Z.sqlite', 'backups.json', 'secret']
  const outdated = outdatedBackups([...names, ...others])
  const kept = [...names, ...others].filter((name) => !outdated.includes(name))
  // Three Sundays, then the seven days to the last, Sunday 29 November.
  const days = [
    ...['2026-11-08', '2026-11-15', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'],
    ...['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'],
  ]
  expect(kept).toEqual([...days.map((day) => nightly(Temporal.PlainDate.from(day))), ...others])
})

async function night() {
  const { store, settings } = await freshStore()
  const recommendation = makeRecommendation()
  const rest = { idempotencyKey: 'key', consentText: '', mails: [] }
  await store.recommendations.insert({ recommendation, ...rest })
  const folder = join(await freshFolder(), 'backups')
  const options = {
    ...{ DATABASE_URL: undefined, DATA_DIR: settings.dataDir, BACKUP_AT: '03:10' },
    ...{ BACKUP_DIR: folder, BACKUP_HOOK: undefined, signal: new AbortController().signal },
    now: () => at('2026-12-01T22:10:00Z'),
  }
  return { options, folder, reference: recommendation.reference }
}

const STATE_AT = at('2026-12-02T04:10:00Z')

test('a night’s copy is whole, counted, recorded, and can be restored', async () => {
  const { options, folder, reference } = await night()
  await makeBackup(options, {})
  const file = 'we-guide-nightly-2026-12-01T22-10-00Z.sqlite'
  expect((await readdir(folder)).sort()).toEqual(['backups.json', file])
  const { good } = await readBackupRecord(folder)
  expect(good).toMatchObject({ at: '2026-12-01T22:10:00Z', file })
  expect(good?.rows).toBeGreaterThan(0)
  const state = await backupState({ folder, isOff: false }, STATE_AT)
  expect(state).toEqual({ state: 'ok', at: '2026-12-01T22:10:00Z', seconds: 6 * 3_600 })

  const dataDir = await freshFolder()
  await restoreSqlite(dataDir, join(folder, file), { replace: false })
  const store = await openStore({ dataDir })
  expect(await store.recommendations.findCase(reference)).toMatchObject({ reference })
  await store.close()
})

test('the hook gets the file; one that fails is told apart from a copy that failed', async () => {
  const { options, folder } = await night()
  const elsewhere = await freshFolder()
  const hook = join(elsewhere, 'send it')
  await writeFile(hook, `#!/bin/sh\ncp "$2" "$1/"\n`)
  await chmod(hook, 0o755)
  await makeBackup({ ...options, BACKUP_HOOK: `'${hook}' '${elsewhere}'` }, {})
  const { good, sent } = await readBackupRecord(folder)
  expect(sent).toBe(true)
  const file = good?.file ?? ''
  expect(await readFile(join(elsewhere, file))).toEqual(await readFile(join(folder, file)))

  const now = () => at('2026-12-02T22:10:00Z')
  await makeBackup({ ...options, now, BACKUP_HOOK: `cp "$1" '${elsewhere}/last'` }, {})
  expect((await readFile(join(elsewhere, 'last'))).length).toBe(good?.bytes)
  await makeBackup({ ...options, now: () => at('2026-12-02T22:10:01Z'), BACKUP_HOOK: 'false' }, {})
  const state = await backupState({ folder, isOff: false }, at('2026-12-02T23:10:00Z'))
  expect(state).toEqual({ state: 'not sent', at: '2026-12-02T22:10:01Z', seconds: 3_599 })
})

test('a copy that fails leaves the last good one, says why, and how old that is', async () => {
  const { options, folder } = await night()
  await makeBackup(options, {})
  const known = await readBackupRecord(folder)
  const now = () => at('2026-12-02T22:10:00Z')
  await makeBackup({ ...options, now, DATA_DIR: '/nowhere' }, known)
  const state = await backupState({ folder, isOff: false }, at('2026-12-02T22:10:00Z'))
  expect(state).toEqual({
    ...{ state: 'failed', at: '2026-12-01T22:10:00Z', seconds: 24 * 3_600 },
    reason: 'There is no store in “/nowhere”.',
  })
})

test('a copy older than a day is late; none is late where none is to be made', async () => {
  const { options, folder } = await night()
  const late = at('2026-12-03T00:11:00Z')
  expect(await backupState({ folder, isOff: false }, late)).toEqual({ state: 'none' })
  await makeBackup(options, {})
  expect(await backupState({ folder, isOff: false }, late)).toMatchObject({ state: 'late' })
  expect(await backupState({ folder, isOff: true }, late)).toMatchObject({ state: 'off' })
})
