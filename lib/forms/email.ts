import { z } from 'zod'
import { requiredText } from './form-values.ts'

const LONGEST_ADDRESS = 254

/** The domain in lower case, in the ASCII form that mail servers agree on (RFC 5891). */
function normalizeAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  const isForeign = /[^\0-\x7f]/.test(domain) && /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)
  const host =
    isForeign && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain
  return address.slice(0, at + 1) + host
}

// The signs that browsers take in an address (HTML, 4.10.5.1.5), with a domain of two parts or
// more. Zod's own pattern refuses the last parts of Cyrillic domains, which begin with xn--.
const ADDRESS =
  /^(?!\.|.*\.\.|.*\.@)[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/i

/** A mail address as typed, into the form in which it is kept. Messages are keys under `errors`. */
export const emailSchema = requiredText('email', LONGEST_ADDRESS)
  .transform((value) => normalizeAddress(value.trim()))
  .pipe(
    z
      .email({ pattern: ADDRESS, error: 'email.malformed' })
      .max(LONGEST_ADDRESS, { error: 'email.malformed' }),
  )
