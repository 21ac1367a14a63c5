import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../running-site.ts'

export type ProxyName = 'nginx' | 'Caddy'

/** A proxy with the configuration of `lib/cli/deploy`, on loopback, with a certificate of its own. */
export type RunningProxy = {
  /** What `SITE_URL` has to be. */
  url: string
  /** The port without TLS, which leads to the other; none at Caddy. */
  plainPort: number | undefined
  /** Its access log so far. */
  accessLog(): Promise<string>
  stop(): Promise<void>
}

const PROGRAMS = { nginx: ['nginx', '-v'], Caddy: ['caddy', 'version'] } as const

/** Whether a proxy, and what makes certificates, is installed here. */
export function hasProxy(name: ProxyName): boolean {
  const [program, argument] = PROGRAMS[name]
  const isThere = (words: [string, string]) => spawnSync(...asCall(words)).status === 0
  return isThere([program, argument]) && isThere(['openssl', 'version'])
}

function asCall([program, argument]: [string, string]): [string, string[]] {
  return [program, [argument]]
}

/** Starts a proxy in front of the ports of one or more sites. */
export async function startProxy(name: ProxyName, sites: number[]): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-proxy-'))
  const [port, plainPort] = [await freePort(), await freePort()]
  makeCertificate(folder)
  const start = name === 'nginx' ? startNginx : startCaddy
  const { child, log } = await start({ folder, port, plainPort, sites })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr?.on('data', (chunk) => (said += chunk))
  await Promise.race([
    untilListening(port),
    ended.then(() => {
      throw new Error(`${name} ended: ${said}`)
    }),
  ])
  return {
    url: `https://localhost:${port}`,
    plainPort: name === 'nginx' ? plainPort : undefined,
    accessLog: () => readFile(log, 'utf8'),
    async stop() {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Setup = { folder: string; port: number; plainPort: number; sites: number[] }

type Started = { child: ChildProcess; log: string }

async function startNginx({ folder, port, plainPort, sites }: Setup): Promise<Started> {
  const log = join(folder, 'access.log')
  const written = await readFile('lib/cli/deploy/nginx.conf', 'utf8')
  const site = written
    .replaceAll('/var/log/nginx/we-guide.log', log)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replaceAll('return 301 https://guide.example', `return 301 https://localhost:${port}`)
    .replaceAll('guide.example', 'localhost')
    .replaceAll('/etc/letsencrypt/live/localhost', folder)
    // With a port of its own in the address, the host that readers ask for has it too.
    .replace('Host $host;', 'Host $http_host;')
    .replace(
      'server 127.0.0.1:3000;',
      sites.map((one) => `server 127.0.0.1:${one};`).join('\n    '),
    )
  await mkdir(join(folder, 'temp'))
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, 'temp', kind)};`,
  )
  const file = join(folder, 'nginx.conf')
  await writeFile(
    file,
    `daemon off; pid ${join(folder, 'pid')}; error_log stderr;
     ${process.getuid?.() === 0 ? 'user root;' : ''}
     events {} http { ${temp.join(' ')} ${site} }`,
  )
  const child = spawn('nginx', ['-p', folder, '-c', file, '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { child, log }
}

async function startCaddy({ folder, port, sites }: Setup): Promise<Started> {
  const log = join(folder, 'access.log')
  const written = await readFile('lib/cli/deploy/Caddyfile', 'utf8')
  const tls = `tls ${join(folder, 'fullchain.pem')} ${join(folder, 'privkey.pem')}`
  const site = written
    .replace('guide.example {', `https://localhost:${port} {\n\t${tls}\n\tbind 127.0.0.1`)
    .replace('/var/log/caddy/we-guide.log', log)
    .replace('127.0.0.1:3000', sites.map((one) => `127.0.0.1:${one}`).join(' '))
  const file = join(folder, 'Caddyfile')
  await writeFile(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`)
  const child = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  return { child, log }
}

function makeCertificate(folder: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
    ],
    { stdio: 'ignore' },
  )
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
