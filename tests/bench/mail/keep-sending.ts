// Sends due letters to a mail server as the site does, until it is killed. CLOCK_AHEAD moves its clock.
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '#lib/config/log.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { sendDueLetters } from '#lib/newsletter/send-letters.ts'
import { openStore } from '#lib/store/connect.ts'
import { SETTINGS } from './fill-list.ts'

const [smtpUrl = '', dataDir = '', databaseUrl] = process.argv.slice(2)
const quiet = () => undefined
Object.assign(log, { info: quiet, warn: quiet, error: quiet })
const store = await openStore({ dataDir, databaseUrl: databaseUrl || undefined })
const transport = openTransport({ smtpUrl, dataDir, from: SETTINGS.mailFrom })
// Says so each time that nothing is due.
while (true) {
  try {
    const sent = await sendDueLetters({ store, transport, settings: SETTINGS })
    if (sent === 0) process.stdout.write('idle\n')
  } catch {
    // The database restarts.
  }
  await sleep(100)
}
