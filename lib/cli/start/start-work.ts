import { env } from '#lib/config/settings.ts'
import { startBackgroundWork } from '#lib/jobs/background-work.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { sharedStore } from '#lib/store/shared.ts'

/**
 * Starts what goes on beside the serving of pages. Gives a function that ends it: it resolves
 * when what is under way, such as the sending of a mail, has come to its end.
 */
export async function startWork(): Promise<() => Promise<void>> {
  const { SMTP_URL, DATA_DIR, MAIL_FROM } = env()
  const ending = new AbortController()
  const work = startBackgroundWork({
    store: await sharedStore(),
    transport: openTransport({ smtpUrl: SMTP_URL, dataDir: DATA_DIR, from: MAIL_FROM }),
    signal: ending.signal,
    dataDir: DATA_DIR,
  })
  return async () => {
    ending.abort()
    await work
  }
}
