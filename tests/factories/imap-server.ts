import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { freshFolder } from './fresh-store.ts'

const DOVECOT = '/usr/sbin/dovecot'

/** Whether this machine can run a mailbox: Dovecot is there, and may change to another user. */
export const HAS_DOVECOT = existsSync(DOVECOT) && process.getuid?.() === 0

/** A free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

/** Starts Dovecot with one mailbox in a folder of its own, stopped after the test. */
export async function startImapServer(): Promise<{
  url: string
  port: number
  /** Puts a message into the mailbox. */
  deliver(raw: string): Promise<void>
  /** The messages that a person has still to read. */
  unread(): string[]
}> {
  const folder = await freshFolder()
  const port = await freePort()
  const mail = join(folder, 'mail')
  const maildir = join(mail, 'cur')
  for (const part of ['cur', 'new', 'tmp']) await mkdir(join(mail, part), { recursive: true })
  await writeFile(join(folder, 'users'), 'bounces:{PLAIN}pass word::::::\n')
  await writeFile(
    join(folder, 'dovecot.conf'),
    `protocols = imap
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
mail_location = maildir:${mail}
first_valid_uid = 1
service imap-login { 
  inet_listener imap { 
    port = ${port} 
  }
  inet_listener imaps { 
    port = 0 
  }
}
passdb { 
  driver = passwd-file
  args = ${folder}/users
}
userdb { 
  driver = static
  args = uid=nobody gid=nogroup home=${folder}
}
`,
  )
  execFileSync('chown', ['-R', 'nobody:nogroup', mail])
  await chmod(folder, 0o755)
  const child = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'inherit' })
  onTestFinished(async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    // Its folder may be gone already, and then it does not end by itself.
    await Promise.race([ended, sleep(1_000)])
    child.kill('SIGKILL')
  })
  await answers(port)
  let delivered = 0
  return {
    url: `imap://bounces:pass%20word@127.0.0.1:${port}/INBOX`,
    port,
    async deliver(raw) {
      delivered++
      const file = join(mail, 'new', `${delivered}.test`)
      await writeFile(file, raw)
      execFileSync('chown', ['nobody:nogroup', file])
    },
    unread() {
      const names = execFileSync('ls', [join(mail, 'new'), maildir], { encoding: 'utf8' })
      // A file's name ends with its flags; S is “seen”.
      return names.split('\n').filter((name) => /^\d+\.test/.test(name) && !/:2,\w*S/.test(name))
    },
  }
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const socket = connect(port, '127.0.0.1')
    const event = await new Promise((resolve) => {
      for (const name of ['data', 'error', 'close']) socket.on(name, () => resolve(name))
    })
    socket.destroy()
    if (event === 'data') return
    await sleep(100)
  }
  throw new Error('Dovecot does not answer')
}

/** A way to a server that drops each connection after so many answers' bytes; `open` lifts that. */
export async function startDroppingProxy(
  port: number,
  dropAfter: number,
): Promise<{ port: number; open(): void }> {
  let limit = dropAfter
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    let bytes = 0
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('error', () => undefined)
      from.on('close', () => to.destroy())
    }
    client.pipe(server)
    server.on('data', (chunk) => {
      bytes += chunk.length
      if (bytes > limit) return void client.destroy()
      client.write(chunk)
    })
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => new Promise((resolve) => proxy.close(() => resolve())))
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    port: address.port,
    open() {
      limit = Number.POSITIVE_INFINITY
    },
  }
}
