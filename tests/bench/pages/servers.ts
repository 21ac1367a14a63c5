import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../running-site.ts'
import { settings } from '../../settings.ts'

export type Server = { url: string; stop(): Promise<void> }

/** Next’s own server with the same build. */
export async function startNext(page: string): Promise<Server> {
  const port = String(await freePort())
  const args = ['node_modules/next/dist/bin/next', 'start', '-p', port, '-H', '127.0.0.1']
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: settings() })
  return whenUp(child, `http://127.0.0.1:${port}`, page)
}

/** One worker of nginx that serves the same bytes; undefined where there is no nginx. */
export async function startNginx(body: Buffer): Promise<Server | undefined> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-nginx-'))
  mkdirSync(join(dir, 'pages'))
  writeFileSync(join(dir, 'pages/guide.html'), body)
  // Started by root, it serves as another user.
  chmodSync(dir, 0o755)
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
