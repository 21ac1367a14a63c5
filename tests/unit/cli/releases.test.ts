import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import {
  beginRelease,
  currentRelease,
  finishRelease,
  hashSources,
  listReleases,
  pruneReleases,
  selectRelease,
} from '#lib/cli/launch/releases.mjs'
import { freshFolder } from '../../factories/fresh-store.ts'

let root: string

beforeEach(async () => {
  vi.stubEnv('BUILD_DIR', '')
  root = await freshFolder()
  for (const folder of ['app', 'components', 'lib', 'public', 'content/messages']) {
    mkdirSync(join(root, folder), { recursive: true })
  }
  writeFileSync(join(root, 'package.json'), '{}')
  writeFileSync(join(root, 'lib/code.ts'), '1')
})

const BUILT = { content: '', day: '2026-12-01', siteUrl: 'http://localhost' }

/** A whole release of the sources as they are, last served so many hours ago. */
function build(day: number, hoursAgo = 48): string {
  const at = `2026-12-${String(day).padStart(2, '0')}T10:00:00Z`
  const sources = hashSources(root)
  const { id, dir } = beginRelease(root, sources, at)
  finishRelease(dir, { ...BUILT, sources, at })
  const served = (Date.now() - hoursAgo * 3_600_000) / 1000
  utimesSync(join(dir, 'release.json'), served, served)
  return id
}

test('a release without its record is none, and goes with the next that is pruned', () => {
  const whole = build(1)
  selectRelease(root, whole, { isChosen: false })
  const { id } = beginRelease(root, 'abcdefgh', '2026-12-02T10:00:00Z')
  expect(listReleases(root).map((one) => one.id)).toEqual([whole])
  pruneReleases(root)
  expect(readdirSync(join(root, '.next/releases'))).toEqual([whole])
  expect(id).toBe('20261202T100000Z-abcdefgh')
})

test('of many, three stay, the one in use, and those that were served a moment ago', () => {
  const ids = [1, 2, 3, 4, 5, 6, 7].map((day) => build(day, day === 3 ? 0.1 : 48))
  selectRelease(root, ids[0] ?? '', { isChosen: true })
  pruneReleases(root)
  const kept = [0, 2, 4, 5, 6].map((at) => ids[at])
  expect(listReleases(root).map(({ id }) => id)).toEqual(kept.toReversed())
})

test('one that was gone back to stays in use until the code changes', () => {
  const first = build(1)
  writeFileSync(join(root, 'lib/code.ts'), '2')
  const second = build(2)
  selectRelease(root, second, { isChosen: false })
  selectRelease(root, first, { isChosen: true })
  expect(currentRelease(root)).toMatchObject({ release: { id: first }, isChosen: true })
  writeFileSync(join(root, 'lib/code.ts'), '3')
  expect(currentRelease(root)).toMatchObject({ release: { id: first }, isChosen: false })
})

test('where the one in use is gone, the newest takes its place', () => {
  build(1)
  const newest = build(2)
  selectRelease(root, 'gone', { isChosen: false })
  expect(currentRelease(root)).toMatchObject({ release: { id: newest }, isChosen: false })
})

test('a release holds the code as it was, and documents change nothing', () => {
  const id = build(1)
  const before = hashSources(root)
  writeFileSync(join(root, 'lib/README.md'), 'words')
  expect(hashSources(root)).toBe(before)
  writeFileSync(join(root, 'lib/code.ts'), '2')
  expect(hashSources(root)).not.toBe(before)
  expect(readdirSync(join(root, '.next/releases', id, 'lib'))).toEqual(['code.ts'])
})
