import { env } from '#lib/config/settings.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { startDueMail } from '#lib/facts/due-mail.ts'
import { startBackgroundWork } from '#lib/jobs/background-work.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { sharedStore } from '#lib/store/shared.ts'

/**
 * Starts what goes on beside the serving of pages. Gives a function that ends it: it resolves
 * when what is under way, such as the sending of a mail, has come to its end.
 */
export async function startWork(): Promise<() => Promise<void>> {
  const { SMTP_URL, DATA_DIR, MAIL_FROM, SITE_URL, EDITORS } = env()
  const ending = new AbortController()
  const store = await sharedStore()
  const work = startBackgroundWork({
    store,
    transport: openTransport({ smtpUrl: SMTP_URL, dataDir: DATA_DIR, from: MAIL_FROM }),
    signal: ending.signal,
    dataDir: DATA_DIR,
  })
  const dueMail = startDueMail({
    store,
    signal: ending.signal,
    siteUrl: SITE_URL,
    editors: EDITORS,
    deskPath: deskPaths.content,
  })
  return async () => {
    ending.abort()
    await Promise.all([work, dueMail])
  }
}
