import { join } from 'node:path'

/**
 * The folder of all releases and of the disk cache that they share, relative to the project. Tests
 * use another one, so that they never change what a running site serves.
 */
export const BUILDS_DIR = process.env.BUILD_DIR || '.next'

/** The folder of the release that this process builds or serves (`lib/cli/launch/releases.mjs`). */
export function releaseDir(): string {
  const dir = process.env.RELEASE_DIR
  if (!dir) throw new Error('RELEASE_DIR is not set: a release is built or served by lib/cli.')
  return dir
}

/** The folder of Next's build in that release. */
export function nextBuildDir(): string {
  return join(releaseDir(), 'build')
}
