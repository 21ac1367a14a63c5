import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { freshFolder } from './fresh-store.ts'
import { freePort } from './imap-server.ts'

const POSTFIX = '/usr/sbin/postfix'

/** Whether this machine can run Debian's Postfix: it is there, and we may change users. */
export const HAS_POSTFIX = existsSync(POSTFIX) && process.getuid?.() === 0

/** The services that receive and deliver mail, none of them in a chroot. */
const SERVICES = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`

/**
 * Starts Postfix with mailboxes for some addresses, stopped after the test. Mail to other addresses
 * of their domains is taken and comes back as a report, as behind a gateway.
 */
export async function startPostfix(addresses: string[]): Promise<{
  url: string
  /** The mails in a mailbox. */
  mails(address: string): string[]
}> {
  const folder = await freshFolder()
  const port = await freePort()
  await chmod(folder, 0o755)
  const [queue, data, boxes, config] = ['queue', 'data', 'boxes', 'config'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string]
  for (const path of [queue, data, boxes, config]) await mkdir(path)
  execFileSync('chown', ['postfix', data])
  execFileSync('chown', ['nobody:nogroup', boxes])
  const domains = [...new Set(addresses.map((address) => address.split('@')[1]))]
  await writeFile(join(config, 'boxes'), addresses.map((one) => `${one} ${one}/\n`).join(''))
  await writeFile(join(config, 'master.cf'), `127.0.0.1:${port} inet n - n - - smtpd\n${SERVICES}`)
  await writeFile(
    join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
mynetworks = 127.0.0.0/8
alias_maps =
virtual_mailbox_domains = ${domains.join(', ')}
virtual_mailbox_base = ${boxes}
virtual_mailbox_maps = texthash:${config}/boxes
virtual_uid_maps = static:${execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).trim()}
virtual_gid_maps = static:${execFileSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).trim()}
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_relay_restrictions = permit_mynetworks, reject
`,
  )
  execFileSync(POSTFIX, ['-c', config, 'start'], { stdio: 'ignore' })
  onTestFinished(() => {
    execFileSync(POSTFIX, ['-c', config, 'stop'], { stdio: 'ignore' })
  })
  await accepts(port)
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: (address) =>
      globSync(join(boxes, address, 'new', '*')).map((file) => readFileSync(file, 'latin1')),
  }
}

async function accepts(port: number): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const socket = connect(port, '127.0.0.1')
    const said = await Promise.race([
      once(socket, 'data').then(
        () => true,
        () => false,
      ),
      sleep(2_000).then(() => false),
    ])
    socket.destroy()
    if (said) return
    await sleep(100)
  }
  throw new Error('Postfix does not answer')
}
