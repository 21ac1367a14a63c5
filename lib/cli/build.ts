import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BUILD_DIR } from '#lib/edition/build-dir.ts'
import { now, today } from '#lib/site/clock.ts'
import { withLock } from './lock.mjs'
import { StopError } from './stop.ts'

const SOURCES = [
  '{app,components,content,lib,public}/**/*',
  '{package,package-lock,tsconfig}.json',
  '{next,postcss}.config.*',
]

const record = z.object({
  sources: z.string(),
  day: z.iso.date(),
  siteUrl: z.string(),
  at: z.string().transform((at) => Temporal.Instant.from(at)),
})

/** What the last build was made of and when, the day and the origin that its pages show. */
export type Build = z.infer<typeof record>

/**
 * The site's build, made when the sources or the key of the server actions differ from those of
 * the last one. One process at a time builds; the others wait and take its result.
 */
export async function buildWhenNeeded(siteUrl: string, actionsKey: string): Promise<Build> {
  return withLock(
    join(BUILD_DIR, 'cache/start.lock'),
    () => process.stderr.write('Another start is building the site here; waiting for it.\n'),
    async () => {
      const sources = hashSources(actionsKey)
      const last = readBuild()
      if (last?.sources === sources) return last
      process.stderr.write('Building the site: the sources are newer than the build.\n')
      const build = { sources, day: today(), siteUrl, at: now() }
      await runBuild()
      writeFileSync(join(BUILD_DIR, 'built.json'), JSON.stringify(build))
      return build
    },
  )
}

/**
 * A hash over everything that a build is made of: names, contents, the key. What else a page
 * shows of the settings is rendered anew by the site that starts.
 */
function hashSources(actionsKey: string): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, actionsKey]))
  const entries = globSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const content = readFileSync(path)
    hash.update(`\0${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
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

async function runBuild(): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 2, 2],
  })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.once('SIGTERM', pass).once('SIGINT', pass).once('SIGHUP', pass)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', pass).off('SIGINT', pass).off('SIGHUP', pass)
  if (code === 0) return
  if (code === null) throw new StopError('The build was stopped before its end.')
  throw new StopError('The site could not be built: the reason stands above.')
}
