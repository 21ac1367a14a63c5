import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort } from '../running-site.ts'
import { settings } from '../settings.ts'
import { testRelease } from '../test-build.ts'

const COPIED = [
  ...['app', 'components', 'content', 'lib', 'public', '.npmrc', 'package.json'],
  ...['package-lock.json', 'tsconfig.json', 'next.config.ts', 'postcss.config.mjs'],
]

export type ProjectCopy = {
  dir: string
  url: string
  /** The id of the release that it has. */
  release: string
  environment: NodeJS.ProcessEnv
}

export type Launched = {
  child: ChildProcess
  said(): string
  /** Resolves when it has said a text. */
  until(text: string): Promise<void>
  /** Its exit code, after its end. */
  ended: Promise<number | null>
}

/**
 * A copy of the project with the release that the tests have built, its packages linked; with
 * packages of its own where it is to be built: the compiler reads nothing outside the project.
 */
export async function copyProject({ isBuilt = false } = {}): Promise<ProjectCopy> {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-copy-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  for (const name of COPIED) await cp(name, join(dir, name), { recursive: true })
  const packages = join(dir, 'node_modules')
  // Hard links, which take no room and no time; a full copy where there can be none.
  if (!isBuilt) await symlink(resolve('node_modules'), packages)
  else if (spawnSync('cp', ['-al', 'node_modules', packages]).status !== 0) {
    await cp('node_modules', packages, { recursive: true, verbatimSymlinks: true })
  }
  const release = testRelease()
  await cp(release, join(dir, release), { recursive: true, verbatimSymlinks: true })
  // What was made of the same content need not be made again by each process of a copy.
  const cache = join(release, '../../cache')
  await mkdir(join(dir, cache), { recursive: true })
  await symlink(resolve(cache, 'made'), join(dir, cache, 'made'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const given = { PORT: String(port), SITE_URL: url, DATA_DIR: join(dir, 'data') }
  return { dir, url, release: basename(release), environment: settings(given) }
}

/** Runs a command of the launcher in a copy; it ends with the test. */
export function launch({ dir, environment }: ProjectCopy, ...args: string[]): Launched {
  const child = spawn(process.execPath, ['lib/cli/launch.mjs', ...args], {
    cwd: dir,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be killed.
    detached: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
  onTestFinished(async () => {
    killAll(child)
    await ended
  })
  return {
    child,
    said: () => said,
    ended,
    until: (text) =>
      new Promise((done, fail) => {
        const look = (): void => {
          if (said.includes(text)) done()
        }
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', look)
        child.once('close', () => fail(new Error(`It ended without “${text}”:\n${said}`)))
        look()
      }),
  }
}

/** Kills a program and all that it has started (SIGKILL). */
export function killAll(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}
