import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { settings } from './settings.ts'

/** The release that the tests have built (`tests/build-site.ts`). */
export function testRelease(): string {
  const { BUILD_DIR = '' } = settings()
  const current: unknown = JSON.parse(readFileSync(join(BUILD_DIR, 'current.json'), 'utf8'))
  return join(BUILD_DIR, 'releases', z.object({ id: z.string() }).parse(current).id)
}

/** The folder of Next's build in it. */
export function testBuild(): string {
  return join(testRelease(), 'build')
}
