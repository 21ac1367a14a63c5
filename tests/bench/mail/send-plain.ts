// Sends so many mails of the same text through nodemailer's own pool, and prints the milliseconds.
import { performance } from 'node:perf_hooks'
import { createTransport } from 'nodemailer'

const [url = '', count = '0', connections = '5', html = '', text = ''] = process.argv.slice(2)
const mailer = createTransport({
  url,
  pool: true,
  maxConnections: Number(connections),
  maxMessages: 100,
})
let next = 0

async function lane(): Promise<void> {
  while (next < Number(count)) {
    const n = next++
    await mailer.sendMail({
      from: 'WE Guide <guide@guide.example>',
      to: `plain-${n}@example.org`,
      subject: 'News',
      html,
      text,
      headers: { 'List-Unsubscribe': `<https://guide.example/u?token=${n}>` },
    })
  }
}

const start = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, lane))
process.stdout.write(`${performance.now() - start}\n`)
mailer.close()
