import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareDataDir, storedSecret } from '#lib/cli/start/secret.ts'
import { freshFolder } from '../../factories/fresh-store.ts'

describe('the data folder', () => {
  it('is created with its parent folders, readable only by the owner', async () => {
    const folder = join(await freshFolder(), 'a/b')
    prepareDataDir(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused in one sentence where a file is in the way', async () => {
    const file = join(await freshFolder(), 'file')
    writeFileSync(file, '')
    expect(() => prepareDataDir(file)).toThrow(
      `DATA_DIR: “${file}” cannot be written: a file of that name is in the way.`,
    )
    expect(() => prepareDataDir(join(file, 'below'))).toThrow('a part of the path is a file.')
  })

  it.runIf(existsSync('/proc/self'))('is refused where no folder can be made', () => {
    expect(() => prepareDataDir('/proc/guide/data')).toThrow(
      'DATA_DIR: “/proc/guide/data” cannot be written: it does not exist.',
    )
  })
})

describe('the secret', () => {
  it('is created once, readable only by the owner', async () => {
    const folder = await freshFolder()
    const secret = storedSecret(folder)
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(storedSecret(folder)).toBe(secret)
    expect(readdirSync(folder)).toEqual(['secret'])
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('is another in every folder', async () => {
    expect(storedSecret(await freshFolder())).not.toBe(storedSecret(await freshFolder()))
  })

  it('is taken as an operator wrote it, without the end of the line', async () => {
    const folder = await freshFolder()
    writeFileSync(join(folder, 'secret'), `${'s'.repeat(32)}\n`)
    expect(storedSecret(folder)).toBe('s'.repeat(32))
  })

  it.each(['', 'short', 's'.repeat(31)])(
    'is refused when it is too short: “%s”',
    async (secret) => {
      const folder = await freshFolder()
      writeFileSync(join(folder, 'secret'), secret)
      expect(() => storedSecret(folder)).toThrow('fewer than 32 characters; delete the file')
      expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret)
    },
  )

  it('is refused in one sentence when it cannot be read', async () => {
    const folder = await freshFolder()
    mkdirSync(join(folder, 'secret'))
    expect(() => storedSecret(folder)).toThrow('cannot be read')
  })
})
