import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { BUILD_DIR } from '#lib/config/build-dir.ts'
import { now, today } from '#lib/config/clock.ts'
import { contentDir, contentState } from '#lib/config/files/content-dir.ts'
import { buildFormScript } from '#lib/forms/form-script.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { withLock } from '../launch/lock.mjs'

/** What is compiled. Words of the interface are; what else editors write is read when asked for. */
const SOURCES = [
  '{app,components,lib,public}/**/*',
  'content/messages/*',
  '{package,package-lock,tsconfig}.json',
  '{next,postcss}.config.*',
]

const record = z.object({
  sources: z.string(),
  content: z.string(),
  day: z.iso.date(),
  siteUrl: z.string(),
  at: z.string().transform((at) => Temporal.Instant.from(at)),
})

/** What the last build was made of and when; what its pages show: a day, an origin, the content. */
export type Build = z.infer<typeof record>

/**
 * The site's build, made when the sources or the key of the server actions differ from those of
 * the last one. Newer content needs none: a site that starts renders its pages anew. One process
 * at a time builds; the others wait and take its result.
 *
 * @param content the version of the content that is shown
 */
export async function buildWhenNeeded(
  siteUrl: string,
  actionsKey: string,
  content: string,
): Promise<Build> {
  return withLock(
    join(BUILD_DIR, 'cache/start.lock'),
    () => process.stderr.write('Another start is building the site here; waiting for it.\n'),
    async () => {
      const sources = hashSources(process.version, actionsKey)
      const last = readBuild()
      if (last?.sources === sources || (last && areMessagesBroken())) return last
      process.stderr.write('Building the site: the sources are newer than the build.\n')
      const build = { sources, content, day: today(), siteUrl, at: now() }
      await runBuild()
      await tryOptimizer()
      writeFileSync(join(BUILD_DIR, 'built.json'), JSON.stringify(build))
      return build
    },
  )
}

/** A hash over the names and the bytes of the sources, and over what else makes another build. */
function hashSources(...others: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(others))
  const entries = globSync(SOURCES, { withFileTypes: true }).filter((one) => one.isFile())
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const bytes = readFileSync(path)
    hash.update(`\0${relative(process.cwd(), path)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Words of the interface are compiled: while they cannot be read, the last build serves on. */
function areMessagesBroken(): boolean {
  return contentState().problems.some((problem) => problem.startsWith('content/messages/'))
}

/** What the last build was made of; undefined without one. */
export function readBuild(): Build | undefined {
  if (!existsSync(join(BUILD_DIR, 'BUILD_ID'))) return undefined
  try {
    return record.parse(JSON.parse(readFileSync(join(BUILD_DIR, 'built.json'), 'utf8')))
  } catch {
    // No record, or half of one: whatever lies there is built anew.
    return undefined
  }
}

/**
 * Compiles, then makes pages: in a process of its own each, since the compiler would hold on to
 * most of a small machine's memory while pages are made.
 */
async function runBuild(): Promise<void> {
  await runNext('compile')
  await buildFormScript(BUILD_DIR)
  await runNext('generate')
}

/** As for the site itself, but in the one way that reaches the processes which Next starts. */
const SMALL = '--max-semi-space-size=4'

async function runNext(part: 'compile' | 'generate'): Promise<void> {
  const script = 'node_modules/next/dist/bin/next'
  const child = spawn(process.execPath, [script, 'build', '--experimental-build-mode', part], {
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      CONTENT_DIR: contentDir(),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${SMALL}`,
    },
  })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.once('SIGTERM', pass).once('SIGINT', pass).once('SIGHUP', pass)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', pass).off('SIGINT', pass).off('SIGHUP', pass)
  if (code === 0) return
  if (code === null) throw new FatalError('The build was stopped before its end.')
  throw new FatalError('The site could not be built: the reason stands above.')
}

async function tryOptimizer(): Promise<void> {
  const { optimizeEachKind } = await import('#lib/page-cache/open-page-cache.ts')
  const read = (path: string) => readFileSync(join(BUILD_DIR, 'server/app', `${path}.html`), 'utf8')
  try {
    optimizeEachKind(BUILD_DIR, read)
  } catch (error) {
    throw new FatalError(
      `The pages of the build are not as the html optimizer expects: ${errorMessage(error)}`,
    )
  }
}
