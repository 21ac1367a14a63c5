import { expect, type TestedSite } from './site.ts'

/** The newest mail to an address, once there are so many. */
export async function mailTo(site: TestedSite, email: string, wanted = 1) {
  await expect.poll(async () => (await site.mails(email)).length, { timeout: 20_000 }).toBe(wanted)
  const mail = (await site.mails(email)).at(-1)
  if (!mail) throw new Error('no mail')
  return mail
}

/** The link in a mail that leads to a page of the newsletter. */
export function linkIn(mail: { text: string }, page: string): string {
  const found = mail.text.split(/\s+/).find((word) => word.includes(`/newsletter/${page}?`))
  if (!found) throw new Error(`no link to ${page} in the mail`)
  return found
}
