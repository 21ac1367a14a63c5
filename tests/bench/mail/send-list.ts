// Sends a letter that was begun to all its recipients, and prints the milliseconds and by how many
// megabytes memory grew at most.
import { performance } from 'node:perf_hooks'
import { log } from '#lib/config/log.ts'
import { readDkim } from '#lib/mail/dkim.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { sendDueLetters } from '#lib/newsletter/send-letters.ts'
import { openStore } from '#lib/store/connect.ts'
import { SETTINGS } from './fill-list.ts'

const [smtpUrl = '', dataDir = '', keyFile = ''] = process.argv.slice(2)
Object.assign(log, { warn: () => undefined })
const store = await openStore({ dataDir })
const from = SETTINGS.mailFrom
const dkim = keyFile ? readDkim({ keyFile, selector: 'bench', from }) : undefined
const transport = openTransport({ smtpUrl, dataDir, from, dkim })
let most = 0
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 50)
const start = performance.now()
const sent = await sendDueLetters({ store, transport, settings: SETTINGS })
const ms = performance.now() - start
clearInterval(timer)
most = Math.max(most, process.memoryUsage.rss())
process.stdout.write(`${JSON.stringify({ ms, sent, rss: most / 1024 / 1024 })}\n`)
transport.close()
await store.close()
