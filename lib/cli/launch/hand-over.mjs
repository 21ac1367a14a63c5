import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pinnedNode } from './install.mjs'

/**
 * Runs a script on the pinned Node in place of this process: same terminal, signals passed on,
 * its exit code is ours. The channel between the two tells the child when this process is gone
 * without a word (`kill -9`), so that nothing is left behind on the port.
 *
 * @param {string} root the project's folder
 * @param {string[]} args the script and its arguments
 * @param {NodeJS.ProcessEnv} environment
 */
export function handOver(root, args, environment) {
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
