import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openDiskCache } from '#lib/page-cache/disk-cache.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-bodies-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const BODIES = { hash: 'hash', gzip: Buffer.from('gzip'), br: Buffer.from('br') }

it('gives back what was kept, also to another process', async () => {
  const dir = join(folder(), 'not/yet')
  await openDiskCache(dir).save(BODIES)
  expect(await openDiskCache(dir).load('hash')).toEqual(BODIES)
  expect(readdirSync(dir).sort()).toEqual(['hash.br', 'hash.gz'])
})

it('knows nothing of what was never kept or only by half', async () => {
  const dir = folder()
  const kept = openDiskCache(dir)
  expect(await kept.load('hash')).toBeUndefined()
  writeFileSync(join(dir, 'hash.gz'), 'gzip')
  expect(await kept.load('hash')).toBeUndefined()
})

it('goes on when the disk does not do its part', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  const kept = openDiskCache(file)
  await kept.save(BODIES)
  await kept.clean()
  expect(await kept.load('hash')).toBeUndefined()
})

it('removes what nothing asked for in a week, and what is asked for stays', async () => {
  const dir = folder()
  const kept = openDiskCache(dir)
  for (const hash of ['old', 'asked', 'new']) await kept.save({ ...BODIES, hash })
  for (const name of ['old.gz', 'old.br', 'asked.gz', 'asked.br']) utimesSync(join(dir, name), 1, 1)
  await kept.load('asked')
  await kept.clean()
  expect(readdirSync(dir).sort()).toEqual(['asked.br', 'asked.gz', 'new.br', 'new.gz'])
})
