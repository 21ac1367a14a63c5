// Sends the letters that are due to a mail server, as the site does; it may be killed at any moment.
import { openTransport } from '#lib/mail/transport.ts'
import { sendDueLetters } from '#lib/newsletter/send-letters.ts'
import { openStore } from '#lib/store/connect.ts'

const [smtpUrl = '', dataDir = '', databaseUrl] = process.argv.slice(2)
const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}
const store = await openStore({ dataDir, databaseUrl })
const transport = openTransport({ smtpUrl, dataDir, from: settings.mailFrom })
await sendDueLetters({ store, transport, settings })
transport.close()
await store.close()
process.stdout.write('done\n')
