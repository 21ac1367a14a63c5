// Sends so many mails of the same text through nodemailer's own pool, and prints the milliseconds.
import { performance } from 'node:perf_hooks'
import { createTransport } from 'nodemailer'
import { readDkim } from '#lib/mail/dkim.ts'
import { MAX_CONNECTIONS, MAX_MESSAGES } from '#lib/mail/transport.ts'

const [url = '', count = '0', atOnce = '0', html = '', text = '', keyFile = ''] =
  process.argv.slice(2)
const from = 'WE Guide <guide@guide.example>'
const dkim = keyFile ? readDkim({ keyFile, selector: 'bench', from }) : undefined
const mailer = createTransport({
  url,
  pool: true,
  maxConnections: MAX_CONNECTIONS,
  maxMessages: MAX_MESSAGES,
  ...(dkim && { dkim }),
})
let next = 0

async function lane(): Promise<void> {
  while (next < Number(count)) {
    const n = next++
    await mailer.sendMail({
      from,
      to: `plain-${n}@example.org`,
      subject: 'News',
      html,
      text,
      headers: { 'List-Unsubscribe': `<https://guide.example/u?token=${n}>` },
    })
  }
}

const start = performance.now()
await Promise.all(Array.from({ length: Number(atOnce) }, lane))
process.stdout.write(`${performance.now() - start}\n`)
mailer.close()
