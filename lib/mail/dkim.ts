import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mailbox } from '#lib/config/mailbox.ts'
import { SettingError } from '#lib/config/settings.ts'

/** What signs mails (RFC 6376): the domain of the sender, the name of the key in DNS, the key. */
export type Dkim = {
  domainName: string
  keySelector: string
  privateKey: string
  headerFieldNames: string
}

/**
 * The headers that are signed. Mailbox providers offer one-click leaving only when the signature
 * covers both headers of it (RFC 8058, section 4); the mailer's own list has but one of them.
 */
const SIGNED_HEADERS = [
  ...['From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'Cc'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Content-Language'],
  ...['In-Reply-To', 'References', 'Auto-Submitted', 'Feedback-ID'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':')

/**
 * The key that signs mails of the sender's domain; undefined when none is set. Throws a
 * `SettingError` when only one of the two settings is there or the file holds no private key.
 */
export function readDkim(settings: {
  keyFile: string | undefined
  selector: string | undefined
  from: string
}): Dkim | undefined {
  const { keyFile, selector, from } = settings
  if (keyFile === undefined && selector === undefined) return undefined
  if (keyFile === undefined) throw new SettingError('DKIM_SELECTOR needs DKIM_KEY_FILE beside it.')
  if (selector === undefined) throw new SettingError('DKIM_KEY_FILE needs DKIM_SELECTOR beside it.')
  const address = mailbox(from)
  const domainName = address.slice(address.lastIndexOf('@') + 1)
  return {
    domainName,
    keySelector: selector,
    privateKey: readKey(keyFile),
    headerFieldNames: SIGNED_HEADERS,
  }
}

function readKey(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8')
    createPrivateKey(pem)
    return pem
  } catch {
    throw new SettingError(`DKIM_KEY_FILE: “${file}” cannot be read as a private key in PEM form.`)
  }
}
