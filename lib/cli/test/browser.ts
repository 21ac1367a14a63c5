import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

/** The path of Chromium in Debian's package. */
const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** Where systems put Firefox. */
const FIREFOXES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** Time limit of an installation: a blocked network must not hang the tests. */
const INSTALL_TIMEOUT_MS = 300_000

/**
 * Finds a Chromium for the browser tests: Playwright's own or the system's; else installs
 * Playwright's, else Debian's package.
 *
 * @returns its path; undefined if none can be installed
 */
export async function findBrowser(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  const playwrights = chromium.executablePath()
  const present = [playwrights, DEBIAN_CHROMIUM].find(runs)
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
  return runs(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined
}

/** Finds the Firefox of the system; undefined if there is none. Its tests are left out then. */
export function findFirefox(): string | undefined {
  return [process.env.FIREFOX, ...FIREFOXES].find((path) => path !== undefined && runs(path))
}

/** A browser whose libraries are missing exists but does not start. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, {
    stdio: ['ignore', 2, 2],
    timeout: INSTALL_TIMEOUT_MS,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    },
  })
  // The caller checks whether the browser runs.
  await once(child, 'exit').catch(() => undefined)
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
