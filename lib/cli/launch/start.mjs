import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pinnedNode } from './install.mjs'
import { currentRelease, hasFailed, hashSources } from './releases.mjs'

/** Exit code of a build whose settings, data folder or database cannot be used. */
const UNUSABLE = 78

/**
 * The release to serve: that of the sources as they are, built if there is none yet. A build that
 * fails, now or before, leaves the last good one in use, and says so. Ends the process where there
 * is nothing to serve.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} environment of the build
 * @param {'prepare' | 'build'} mode `build` where the site runs already
 */
export async function chooseRelease(root, environment, mode = 'prepare') {
  const sources = hashSources(root)
  const last = currentRelease(root)
  if (last && (last.release.sources === sources || last.isChosen)) return last.release
  if (last && hasFailed(root, sources)) {
    say('A build of these sources failed or was interrupted before.')
    return serveLast(last.release)
  }
  const code = await build(root, environment, mode)
  if (code === UNUSABLE) process.exit(1)
  const built = currentRelease(root)
  if (code === 0 && built) return built.release
  if (last) return serveLast(last.release)
  process.exit(code || 1)
}

/** @param {import('./releases.mjs').Release} release */
function serveLast(release) {
  say(
    `The last good build is served, release ${release.id}. ` +
      'To build again: npm run site -- release build.',
  )
  return release
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} mode
 * @returns {Promise<number>} the exit code
 */
async function build(root, environment, mode) {
  const child = spawn(pinnedNode(root), ['lib/cli/start-site.ts', mode], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environment,
  })
  let isStopped = false
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    isStopped = true
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, stop)
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (status) => resolve(status ?? 1))
  })
  for (const signal of signals) process.off(signal, stop)
  if (isStopped) process.exit(1)
  return code
}

/**
 * The script that serves a release.
 *
 * @param {{ dir: string }} release
 */
export function serverOf(release) {
  return join(release.dir, 'lib/cli/start-site.ts')
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
