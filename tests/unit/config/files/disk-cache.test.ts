import { globSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDiskCache } from '#lib/config/files/disk-cache.ts'

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-cache-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

it('gives back what was written, also to another process', () => {
  const dir = join(folder(), 'not/yet')
  openDiskCache(dir).entry('1', 'source').write('made')
  expect(openDiskCache(dir).entry('1', 'source').read()?.toString()).toBe('made')
})

it('reads nothing that was made otherwise or of something else', () => {
  const cache = openDiskCache(folder())
  cache.entry('1', 'source').write('made')
  expect(cache.entry('2', 'source').read()).toBeUndefined()
  expect(cache.entry('1', 'another source').read()).toBeUndefined()
})

it('reads nothing that was damaged, and takes it anew', () => {
  const dir = folder()
  const entry = openDiskCache(dir).entry('1', 'source')
  for (const damage of [
    (one: Buffer) => one.subarray(0, 18),
    () => Buffer.from('other'),
    () => Buffer.alloc(0),
  ]) {
    entry.write('what was made')
    const [file = ''] = globSync('*/*', { cwd: dir }).map((name) => join(dir, name))
    writeFileSync(file, damage(readFileSync(file)))
    expect(entry.read()).toBeUndefined()
  }
  entry.write('')
  expect(entry.read()?.toString()).toBe('')
})

it('goes on when the disk does not do its part', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  const cache = openDiskCache(file)
  cache.entry('1', 'source').write('made')
  await cache.clean()
  expect(cache.entry('1', 'source').read()).toBeUndefined()
})

it('removes what nothing has read for a week, and what is read stays', async () => {
  const dir = folder()
  const cache = openDiskCache(dir)
  for (const source of ['old', 'read']) cache.entry('1', source).write(source)
  for (const file of globSync('*/*', { cwd: dir })) utimesSync(join(dir, file), 1, 1)
  cache.entry('1', 'new').write('new')
  cache.entry('1', 'read').read()
  await cache.clean()
  const left = ['old', 'read', 'new'].filter((source) => cache.entry('1', source).read())
  expect(left).toEqual(['read', 'new'])
})
