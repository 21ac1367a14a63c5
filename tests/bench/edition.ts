import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { pressOf } from '#lib/edition/open-edition.ts'
import { makeBodies, makeSmallest } from '#lib/edition/page-bodies.ts'
import { listReadingPages } from '#lib/edition/reading-pages.ts'
import { LOCALES } from '#lib/site/locales.ts'
import { freePort, startSite } from '../running-site.ts'
import { settings } from '../settings.ts'
import type { Row } from './search.ts'

const GUIDE = '/en/guides/overview'
const ROUNDS = 5
const SECONDS = 5

const loaded = z.object({
  requests: z.object({ average: z.number() }),
  errors: z.number(),
  non2xx: z.number(),
})

/** What readers download of pages without script, and how many of them one process answers. */
export async function benchEdition(): Promise<Row[]> {
  return [...(await weighPages()), ...(await loadPages())]
}

async function weighPages(): Promise<Row[]> {
  const build = settings().BUILD_DIR ?? ''
  const press = pressOf(build)
  const rows: Row[] = []
  let script = 0
  for (const [route, paths] of listReadingPages(build)) {
    for (const locale of LOCALES) {
      const sizes: number[] = []
      for (const path of paths.filter((one) => one.split('/')[1] === locale)) {
        const { html } = press(readFileSync(join(build, 'server/app', `${path}.html`), 'utf8'))
        script += scriptIn(html)
        sizes.push((await makeSmallest(await makeBodies(html))).length)
      }
      const value = median(sizes)
      const ok = value <= 14_600
      const figure = `HTML and styles, brotli, median: ${route}, ${locale}`
      rows.push({ figure, value, unit: 'B', budget: '≤ 14600', ok })
    }
  }
  const ok = script === 0
  return [{ figure: 'script on pages to read', value: script, unit: 'B', budget: '0', ok }, ...rows]
}

function scriptIn(html: string): number {
  const scripts = html.match(/<script(?! type="application\/ld\+json")[\s\S]*?<\/script>/g) ?? []
  return scripts.join('').length
}

async function loadPages(): Promise<Row[]> {
  const site = await startSite()
  const next = await startNext()
  try {
    const body = await waitForSmallest(`${site.url}${GUIDE}`)
    const nginx = await startNginx(body)
    try {
      const urls = [`${site.url}${GUIDE}`, `${next.url}${GUIDE}`, ...(nginx ? [nginx.url] : [])]
      const [own = 0, plain = 0, file] = await load(urls)
      const rows = [
        {
          figure: 'a guide from the front',
          value: Math.round(own),
          unit: '/s',
          budget: '–',
          ok: true,
        },
        atLeast('the front against next start', own / plain, 25),
      ]
      if (file === undefined) {
        const figure = 'the front against nginx: nginx is not here'
        return [...rows, { figure, value: 0, unit: '', budget: '≥ 0.65', ok: true }]
      }
      return [...rows, atLeast('the front against nginx', own / file, 0.65)]
    } finally {
      await nginx?.stop()
    }
  } finally {
    await next.stop()
    await site.stop()
  }
}

function atLeast(figure: string, value: number, least: number): Row {
  const rounded = Math.round(value * 100) / 100
  return { figure, value: rounded, unit: '×', budget: `≥ ${least}`, ok: value >= least }
}

/** Requests a second of each address, the median of rounds in which all take turns. */
async function load(urls: string[]): Promise<number[]> {
  const rates = urls.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, url] of urls.entries()) rates[at]?.push(await loadOnce(url))
  }
  return rates.map(median)
}

async function loadOnce(url: string): Promise<number> {
  const args = ['-j', '-n', '-c', '32', '-d', String(SECONDS), '-H', 'accept-encoding=br', url]
  const child = spawn(process.execPath, ['node_modules/autocannon/autocannon.js', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await once(child, 'close')
  const { requests, errors, non2xx } = loaded.parse(JSON.parse(said))
  if (errors + non2xx > 0) throw new Error(`${url} failed ${errors + non2xx} times under load`)
  return requests.average
}

async function waitForSmallest(url: string): Promise<Buffer> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(url, { headers: { 'Accept-Encoding': 'br' } })
    const text = await response.text()
    if (response.headers.get('content-encoding') === 'br') {
      return makeSmallest(await makeBodies(text))
    }
    await sleep(100)
  }
  throw new Error('the smallest body was never made')
}

type Server = { url: string; stop(): Promise<void> }

async function startNext(): Promise<Server> {
  const port = String(await freePort())
  const args = ['node_modules/next/dist/bin/next', 'start', '-p', port, '-H', '127.0.0.1']
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: settings() })
  return whenUp(child, `http://127.0.0.1:${port}`, GUIDE)
}

/** One worker of nginx that serves the same bytes; undefined where there is no nginx. */
async function startNginx(body: Buffer): Promise<Server | undefined> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-nginx-'))
  mkdirSync(join(dir, 'pages'))
  writeFileSync(join(dir, 'pages/guide.html'), body)
  writeFileSync(
    join(dir, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${dir}/pid; error_log ${dir}/errors;
events { worker_connections 256; }
http { types { text/html html; } access_log off; sendfile on; keepalive_requests 10000000;
open_file_cache max=10;
client_body_temp_path ${dir}/a; proxy_temp_path ${dir}/b; fastcgi_temp_path ${dir}/c;
uwsgi_temp_path ${dir}/d; scgi_temp_path ${dir}/e;
server { listen 127.0.0.1:${port}; root ${dir}/pages; add_header Content-Encoding br; } }`,
  )
  const child = spawn('nginx', ['-e', `${dir}/errors`, '-c', `${dir}/nginx.conf`], {
    stdio: 'ignore',
  })
  const missing = await Promise.race([
    once(child, 'spawn').then(() => false),
    once(child, 'error').then(() => true),
  ]).catch(() => true)
  if (missing) return undefined
  const url = `http://127.0.0.1:${port}`
  const server = await whenUp(child, url, '/guide.html')
  return {
    url: `${url}/guide.html`,
    async stop() {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function whenUp(child: ChildProcess, url: string, path: string): Promise<Server> {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`${url}${path}`, { method: 'HEAD' }).catch(() => undefined)
    if (response?.ok) return { url, stop: () => end(child) }
    if (child.exitCode !== null) break
    await sleep(100)
  }
  await end(child)
  throw new Error(`nothing answers at ${url}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
