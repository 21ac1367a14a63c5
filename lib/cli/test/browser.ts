import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

/** Where Debian's package puts it. */
const DEBIAN = '/usr/bin/chromium'

/** A download from behind a closed door is given up after this, in milliseconds. */
const PATIENCE = 300_000

/**
 * The Chromium for the browser tests: Playwright's own or the machine's, else the one that
 * Playwright downloads, else Debian's package. Undefined when there is none to be had.
 */
export async function findBrowser(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  const playwrights = chromium.executablePath()
  const present = [playwrights, DEBIAN].find(runs)
  if (present) return present
  say('There is no Chromium here yet; asking Playwright for one.')
  const isRoot = userInfo().uid === 0
  const install = ['node_modules/.bin/playwright', 'install', 'chromium']
  await run(process.execPath, isRoot ? [...install, '--with-deps'] : install)
  if (runs(playwrights)) return playwrights
  if (!isRoot) return undefined
  say('Playwright could not; installing Debian’s package.')
  await run('apt-get', ['update'])
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'])
  return runs(DEBIAN) ? DEBIAN : undefined
}

/** A browser without the libraries it needs lies there but does not start. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, {
    stdio: ['ignore', 2, 2],
    timeout: PATIENCE,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    },
  })
  // Whether it worked is seen by what lies there afterwards.
  await once(child, 'exit').catch(() => undefined)
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
