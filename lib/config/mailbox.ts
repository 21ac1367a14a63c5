// The characters that browsers allow in an address (HTML, 4.10.5.1.5). Zod's own pattern rejects
// top-level domains that begin with `xn--`, as Cyrillic ones do.
const LOCAL_PART = /^(?!\.|.*\.\.|.*\.$)[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/

/** The maximum length of an address in an SMTP envelope (RFC 5321, 4.5.3.1.3, without `<>`). */
export const MAX_ADDRESS_LENGTH = 254

function toAsciiDomain(domain: string): string {
  const lower = domain.toLowerCase()
  const isInternational = /[^\0-\x7f]/.test(lower) && /^[\p{L}\p{M}\p{N}.-]+$/u.test(lower)
  if (!isInternational || !URL.canParse(`http://${lower}`)) return lower
  return new URL(`http://${lower}`).hostname
}

/**
 * Converts the domain of an address to lower case and to its ASCII form (RFC 5891):
 * `guide@Пример.Қаз` becomes `guide@xn--e1afmkfd.xn--80ao21a`. Returns anything else unchanged.
 */
export function toAsciiAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + toAsciiDomain(address.slice(at + 1))
}

/**
 * Whether a text in ASCII form is an address that mail can be sent to. A domain of one label, such
 * as `localhost`, is valid only with `allowHost`.
 */
export function isMailAddress(text: string, { allowHost = false } = {}): boolean {
  const at = text.lastIndexOf('@')
  const labels = text.slice(at + 1).split('.')
  return (
    text.length <= MAX_ADDRESS_LENGTH &&
    LOCAL_PART.test(text.slice(0, Math.max(at, 0))) &&
    labels.length >= (allowHost ? 1 : 2) &&
    labels.every((label) => LABEL.test(label)) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  )
}

const NAMED = /^([^\r\n]*)<([^<>]+)>\s*$/

/** The address of a sender such as `WE Guide <guide@example.org>`, in ASCII form. */
export function mailbox(sender: string): string {
  return toAsciiAddress((NAMED.exec(sender)?.[2] ?? sender).trim())
}

/** A sender with its address in ASCII form; undefined if the address is invalid. */
export function toAsciiSender(sender: string): string | undefined {
  if (/[\r\n]/.test(sender)) return undefined
  const address = mailbox(sender)
  if (!isMailAddress(address, { allowHost: true })) return undefined
  const name = NAMED.exec(sender)?.[1]?.trim()
  return name ? `${name} <${address}>` : address
}

/** A `mailto:` URL for a sender's address (RFC 6068). */
export function mailtoUrl(sender: string, { subject }: { subject?: string } = {}): string {
  const address = encodeURIComponent(mailbox(sender)).replace('%40', '@')
  return `mailto:${address}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`
}
