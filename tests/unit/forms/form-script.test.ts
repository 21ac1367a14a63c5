import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildFormScript, readFormLoader } from '#lib/forms/form-script.ts'

let build: string

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'we-guide-script-'))
  await buildFormScript(build)
})

afterAll(() => rm(build, { recursive: true }))

function moduleNames(): string[] {
  return globSync('**/*.js', { cwd: join(build, 'static') })
}

it('the loader fetches the one module, by the address at which a site serves it', () => {
  const [name] = moduleNames()
  expect(moduleNames()).toHaveLength(1)
  expect(readFormLoader(build)).toContain(`import("/_next/static/${name}")`)
})

it('the module’s name follows from what it says, so that it can be cached for ever', () => {
  const [name = ''] = moduleNames()
  const hash = createHash('sha256').update(readFileSync(join(build, 'static', name)))
  expect(name).toBe(`browser/forms-${hash.digest('base64url').slice(0, 10)}.js`)
})

it('all script of a page with a form is at most 6 kB compressed', () => {
  const module = readFileSync(join(build, 'static', moduleNames()[0] ?? ''))
  const sizes = [module, Buffer.from(readFormLoader(build))].map(
    (text) => brotliCompressSync(text).length,
  )
  expect(sizes[0]).toBeGreaterThan(1_000)
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(6_000)
})

it('a build without it is told at once', () => {
  expect(() => readFormLoader(join(build, 'none'))).toThrow(/form-loader/)
})
