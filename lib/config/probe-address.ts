import { randomBytes } from 'node:crypto'

/** No mail server can have it (RFC 2606, section 2). */
export const PROBE_DOMAIN = 'probe.we-guide.invalid'

/**
 * A mail address for one run of the probe. It marks all that the run sends: no mail to it leaves
 * the site, it is in no figures, and whatever is left of it after an hour is deleted.
 */
export function makeProbeAddress(): string {
  return `probe-${randomBytes(9).toString('hex')}@${PROBE_DOMAIN}`
}

/** Whether an address is one of the probe's. */
export function isProbeAddress(email: string): boolean {
  return email.toLowerCase().endsWith(`@${PROBE_DOMAIN}`)
}
