import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILDS_DIR, nextBuildDir } from '#lib/config/build-dir.ts'
import { now, today } from '#lib/config/clock.ts'
import { contentDir, contentState } from '#lib/config/files/content-dir.ts'
import { buildFormScript } from '#lib/forms/form-script.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { withLock } from '../launch/lock.mjs'
import {
  beginRelease,
  currentRelease,
  endAttempt,
  finishRelease,
  hashSources,
  listReleases,
  noteAttempt,
  pruneReleases,
  type Release,
  selectRelease,
} from '../launch/releases.mjs'
import { tryRelease } from './try-release.ts'
import { writeSbom } from './write-sbom.ts'

/** A build that failed; what was served before is untouched. */
export class BuildError extends FatalError {}

/**
 * The key that Next salts the ids of server actions with: the same for every build, so that a form
 * opened before an upgrade can be posted after it. It protects nothing: what actions encrypt is
 * encrypted with the key from the secret of the site, which is set when it serves.
 */
const ACTION_ID_SALT = createHash('sha256').update('we-guide server actions').digest('base64')

export type BuildOptions = {
  siteUrl: string
  /** The version of the content that is shown. */
  content: string
}

/**
 * Returns the release of the sources as they are; builds it if there is none, beside the one in
 * use, and puts it in use when it is whole and has answered. Neither content nor settings need a
 * build: the site renders its pages again at start. A lock lets one process build at a time; the
 * others wait and use its result.
 */
export async function buildWhenNeeded(options: BuildOptions): Promise<Release> {
  const root = process.cwd()
  return withLock(
    join(BUILDS_DIR, 'cache/start.lock'),
    () => process.stderr.write('Another start is building the site here; waiting for it.\n'),
    async () => {
      const sources = hashSources(root)
      const last = currentRelease(root)?.release
      if (last?.sources === sources || (last && areMessagesBroken())) return last
      const earlier = listReleases(root).find((one) => one.sources === sources)
      const release = earlier ?? (await build(root, sources, options))
      selectRelease(root, release.id, { isChosen: false })
      pruneReleases(root)
      return release
    },
  )
}

/** Messages are compiled: while they are invalid, the last release stays in use. */
function areMessagesBroken(): boolean {
  return contentState().problems.some((problem) => problem.startsWith('content/messages/'))
}

async function build(root: string, sources: string, options: BuildOptions): Promise<Release> {
  process.stderr.write('Building the site: the sources are newer than the build.\n')
  // What an interrupted build left would only take space.
  pruneReleases(root)
  noteAttempt(root, sources)
  const at = now()
  const record = { ...options, sources, day: today(), at: at.toString() }
  const { id, dir } = beginRelease(root, sources, at.toString({ smallestUnit: 'second' }))
  process.env.RELEASE_DIR = dir
  await runBuild()
  await tryOptimizer()
  await tryRelease(root, dir).catch((error: unknown) => {
    throw new BuildError(`The new build does not serve: ${errorMessage(error)}`)
  })
  await writeSbom(root, dir)
  finishRelease(dir, record)
  endAttempt(root)
  return { ...record, id, dir }
}

/**
 * Compiles, then prerenders, in separate processes: the compiler would hold most of a small
 * machine's memory during prerendering.
 */
async function runBuild(): Promise<void> {
  await runNext('compile')
  await buildFormScript(nextBuildDir())
  await runNext('generate')
}

/**
 * As in `SERVER_FLAGS`, but via NODE_OPTIONS, which also reaches the processes that Next starts.
 */
const NODE_FLAGS = '--max-semi-space-size=4'

async function runNext(part: 'compile' | 'generate'): Promise<void> {
  const script = 'node_modules/next/dist/bin/next'
  const child = spawn(process.execPath, [script, 'build', '--experimental-build-mode', part], {
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      CONTENT_DIR: contentDir(),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTION_ID_SALT,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${NODE_FLAGS}`,
    },
  })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.once('SIGTERM', pass).once('SIGINT', pass).once('SIGHUP', pass)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', pass).off('SIGINT', pass).off('SIGHUP', pass)
  if (code === 0) return
  if (code === null) throw new BuildError('The build was stopped before its end.')
  throw new BuildError('The site could not be built: the reason stands above.')
}

async function tryOptimizer(): Promise<void> {
  const { optimizeEachKind } = await import('#lib/page-cache/open-page-cache.ts')
  const dir = nextBuildDir()
  const read = (path: string) => readFileSync(join(dir, 'server/app', `${path}.html`), 'utf8')
  try {
    optimizeEachKind(dir, read)
  } catch (error) {
    throw new BuildError(
      `The pages of the build are not as the html optimizer expects: ${errorMessage(error)}`,
    )
  }
}
