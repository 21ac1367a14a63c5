import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SERVER_FLAGS, serverEnvironment } from '../launch/run-pinned.mjs'
import { serverOf } from '../launch/start.mjs'

/** How long a start may take on a slow machine, and one page. */
const START_TIMEOUT_MS = 120_000
const PAGE_TIMEOUT_MS = 30_000

/**
 * Starts a release on a free port of loopback, with an empty store of its own, and asks it for a
 * page and for its readiness. Rejects when it does not start or an answer is not 200: what is not
 * compiled, such as the server, is tried before it replaces what serves.
 */
export async function tryRelease(root: string, dir: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'we-guide-try-'))
  const child = spawn(process.execPath, [...SERVER_FLAGS, serverOf({ dir }), 'try'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 2, 'ipc'],
    env: {
      ...serverEnvironment(root, process.env),
      ...{ RELEASE_DIR: dir, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', WORKERS: '1' },
      ...{ DATABASE_URL: '', SMTP_URL: '', SITE_URL: '', EDITORS: '', BACKUP_HOOK: '' },
    },
  })
  const ended = once(child, 'exit')
  const late = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS)
  try {
    const address = child.stdout && (await readAddress(child.stdout))
    for (const path of ['/en', '/readyz']) {
      const signal = AbortSignal.timeout(PAGE_TIMEOUT_MS)
      const response = await fetch(`${address}${path}`, { signal })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`)
    }
  } finally {
    clearTimeout(late)
    child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The address that a site prints when it is ready. */
async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = / is ready at (\S+)$/.exec(line)?.[1]
    if (address) return address
  }
  throw new Error('it ended before it was ready.')
}
