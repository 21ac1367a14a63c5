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
  // Letters have addresses in brackets behind their words.
  const links = mail.text.match(/https?:\/\/[^\s()]+/g) ?? []
  const found = links.find((link) => link.includes(`/newsletter/${page}?`))
  if (!found) throw new Error(`no link to ${page} in the mail`)
  return found
}
