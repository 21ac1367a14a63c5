import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { freePort } from '../running-site.ts'

export type Varnish = {
  url: string
  /** Requests that it answered from its cache, and that it asked the site for, so far. */
  counts(): { hits: number; fetches: number }
}

export function hasVarnish(): boolean {
  return spawnSync('varnishd', ['-V']).status === 0
}

/** Starts Varnish with the file of `lib/cli/deploy` in front of a site; it ends with the test. */
export async function startVarnish(sitePort: number): Promise<Varnish> {
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-varnish-'))
  const port = await freePort()
  const written = await readFile('lib/cli/deploy/varnish.vcl', 'utf8')
  const file = join(folder, 'site.vcl')
  await writeFile(file, written.replace('.port = "3000"', `.port = "${sitePort}"`))
  const name = join(folder, 'work')
  const child = spawn(
    'varnishd',
    [
      ...['-F', '-n', name, '-a', `127.0.0.1:${port}`, '-f', file, '-s', 'malloc,64m'],
      ...['-p', 'http_gzip_support=off', '-j', 'none', '-T', 'none'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr?.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  })
  const url = `http://127.0.0.1:${port}`
  await vi.waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`varnishd ended: ${said}`)
      const answer = await fetch(`${url}/healthz`)
      await answer.text()
      if (!answer.ok) throw new Error('Varnish does not reach the site yet')
    },
    { timeout: 60_000, interval: 200 },
  )
  return {
    url,
    counts() {
      const stats = execFileSync('varnishstat', ['-n', name, '-1', '-f', 'MAIN.*'], {
        encoding: 'utf8',
      })
      const count = (counter: string): number =>
        Number(new RegExp(`^MAIN\\.${counter}\\s+(\\d+)`, 'm').exec(stats)?.[1] ?? Number.NaN)
      return { hits: count('cache_hit'), fetches: count('s_fetch') }
    },
  }
}
