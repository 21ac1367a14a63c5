import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVER_FLAGS, serverEnvironment } from '#lib/cli/launch/run-pinned.mjs'
import { settings } from './settings.ts'

export type RunningSite = {
  url: string
  port: number
  dataDir: string
  /** Its PostgreSQL, if it was given one. */
  databaseUrl?: string
  /** The process of the site. */
  process(): ChildProcess
  /** Its standard error so far. */
  said(): string
  /** Runs the operator's command line on the same data. */
  cli(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }>
  /** Kills the process (SIGKILL). */
  kill(): Promise<void>
  /** Restarts it on the same port and data, with additional settings. */
  restart(over?: Record<string, string>): Promise<void>
  /** Stops the process by a signal and deletes its data. */
  stop(): Promise<void>
}

/** Starts the built site on a free port with a data folder of its own. */
export async function startSite(given: Record<string, string> = {}): Promise<RunningSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'we-guide-data-'))
  const port = Number(given.PORT) || (await freePort())
  const url = `http://127.0.0.1:${port}`
  const environment = settings({
    PORT: String(port),
    SITE_URL: url,
    DATA_DIR: dataDir,
    ...given,
  })
  let stderr = ''
  let child = await start()

  async function start(over: Record<string, string> = {}): Promise<ChildProcess> {
    const env = serverEnvironment(process.cwd(), { ...environment, ...over })
    const started = spawn(process.execPath, [...SERVER_FLAGS, 'lib/cli/start-site.ts'], {
      // The IPC channel tells the site when the tests end, even if they are killed.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env,
    })
    started.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    await readyLine(started).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${stderr}`)
    })
    return started
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }

  return {
    url,
    port,
    dataDir,
    ...(given.DATABASE_URL && { databaseUrl: given.DATABASE_URL }),
    process: () => child,
    said: () => stderr,
    cli: (...args) =>
      run(['lib/cli/launch.mjs', 'site', ...args], serverEnvironment(process.cwd(), environment)),
    kill: () => end('SIGKILL'),
    async restart(over) {
      await end('SIGTERM')
      child = await start(over)
    },
    async stop() {
      await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs a script of the project to its end. */
export async function run(
  args: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  await once(child, 'close')
  return { code: child.exitCode, stdout, stderr }
}

/** Resolves when the site is ready; rejects if it exits before. */
async function readyLine(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('is ready at ')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the site ended with ${code}`)))
  })
}

/** A free port; another process may take it before it is used. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
