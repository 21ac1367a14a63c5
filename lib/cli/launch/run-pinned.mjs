import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pinnedNode } from './install.mjs'

/**
 * Flags of the serving process for a small machine: by default V8 lets the heap grow far beyond
 * what cached pages need. Together with the allocator settings below they halve the memory.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=20']

/**
 * The environment of a serving process: one malloc arena for all threads, freed memory is returned
 * to the system, and V8's compile cache is kept between starts.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} environment takes precedence over the values set here
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
 * Runs a script on the pinned Node in place of this process: same terminal, forwards signals, exits
 * with its exit code. Where this process is the pinned Node already, it becomes the script. The IPC channel tells the child when this process is killed (`kill -9`), so
 * that the child stops too and frees the port.
 *
 * @param {string} root the project's folder
 * @param {string[]} args the script and its arguments
 * @param {NodeJS.ProcessEnv} environment
 */
export function runPinned(root, args, environment) {
  const node = realpathSync(pinnedNode(root))
  if (realpathSync(process.execPath) === node && process.execve && !process.connected) {
    process.chdir(root)
    process.execve(node, [node, ...args], environment)
  }
  const child = spawn(node, args, {
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
