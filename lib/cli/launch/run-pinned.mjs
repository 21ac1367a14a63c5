import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pinnedNode } from './install.mjs'

/**
 * How the pinned Node serves on a small machine: V8 would let objects fill far more memory than
 * cached pages ever need. Together with the allocator's settings below this halves it.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=20']

/**
 * The environment of a serving process: glibc shares one heap between threads and gives memory
 * back; what V8 compiled at one start is read at the next.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} environment wins over what is set here
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(root, environment) {
  return {
    MALLOC_ARENA_MAX: '1',
    MALLOC_TRIM_THRESHOLD_: '131072',
    NODE_COMPILE_CACHE: join(root, environment.BUILD_DIR || '.next', 'cache/compiled'),
    ...environment,
  }
}

/**
 * Runs a script on the pinned Node in place of this process: same terminal, signals passed on,
 * its exit code is ours. By the channel between the two the child learns of a sudden end of this
 * process (`kill -9`), so that nothing is left behind on the port.
 *
 * @param {string} root the project's folder
 * @param {string[]} args the script and its arguments
 * @param {NodeJS.ProcessEnv} environment
 */
export function runPinned(root, args, environment) {
  const child = spawn(pinnedNode(root), args, {
    cwd: root,
    env: environment,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    process.stderr.write(`The pinned Node cannot be run: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1))
  })
}
