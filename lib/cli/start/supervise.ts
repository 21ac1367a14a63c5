import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseEnv as parseEnvFile } from 'node:util'
import { log } from '#lib/config/log.ts'
import { logAllOutput } from '#lib/config/log-all-output.ts'
import { parseEnv } from '#lib/config/settings.ts'
import { startWorkers, type WorkerProgram } from '#lib/server/workers.ts'
import { FatalError, formatError } from '../fatal-error.ts'
import { selectRelease } from '../launch/releases.mjs'
import { SERVER_FLAGS, serverEnvironment } from '../launch/run-pinned.mjs'
import { serverOf } from '../launch/start.mjs'
import { announce } from './announce.ts'
import { listenForRestarts } from './control.ts'
import { checkPort } from './free-port.ts'
import { prepareDataDir } from './secret.ts'

/**
 * Serves a release by processes of its own, which it replaces when they end or when an operator
 * asks for it (`npm run site -- restart`). This process holds the port and does nothing else, so
 * that no connection is refused meanwhile. It reads the settings without taking them into its
 * environment: each new process reads them anew.
 */
export async function supervise(release: { dir: string }): Promise<void> {
  const given = {
    ...(existsSync('.env') && parseEnvFile(readFileSync('.env', 'utf8'))),
    ...process.env,
  }
  const { DATA_DIR, HOST, PORT, SITE_URL, WORKERS } = parseEnv(given)
  prepareDataDir(DATA_DIR)
  await checkPort(HOST, PORT)
  const workers = await startWorkers(WORKERS, programOf(release.dir)).catch(() => {
    // It has said why.
    throw new FatalError('The site was not started.')
  })
  logAllOutput()
  let served = release.dir
  const control = listenForRestarts(DATA_DIR, async ({ restart: dir, untilGone }) => {
    const { gone } = await workers.restart(programOf(dir)).catch((error: unknown) => {
      // One that does not start must not be what the next start finds, after a reboot.
      if (dir !== served) selectRelease(process.cwd(), basename(served), { isChosen: true })
      throw error
    })
    served = dir
    if (untilGone) await gone
    log.info('restarted', { release: basename(dir) })
  })
  let isStopping = false
  async function stop(): Promise<void> {
    if (isStopping) return
    isStopping = true
    control?.close()
    await workers
      .close()
      .catch((error: unknown) => log.error('stop', { error: formatError(error) }))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  process.on('disconnect', stop)
  process.channel?.unref()
  announce(workers.port, { HOST, SITE_URL }, Boolean(given.SITE_URL))
}

function programOf(dir: string): WorkerProgram {
  return {
    exec: serverOf({ dir }),
    execArgv: SERVER_FLAGS,
    env: { ...serverEnvironment(process.cwd(), process.env), RELEASE_DIR: dir },
  }
}
