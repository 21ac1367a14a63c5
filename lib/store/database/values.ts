import { z } from 'zod'

/** An instant as the store keeps it: UTC, to the millisecond, always of one length. */
export function writeInstant(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** An instant out of the store; throws when the text is none. */
export function readInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

const texts = z.array(z.string())
const headers = z.record(z.string(), z.string())
const answers = z.record(z.string(), z.union([z.string(), texts]))

/** A list of texts out of its JSON. */
export function readTexts(json: string): string[] {
  return texts.parse(JSON.parse(json))
}

/** A mail's headers out of their JSON. */
export function readHeaders(json: string): Record<string, string> {
  return headers.parse(JSON.parse(json))
}

/** A form's answers out of their JSON. */
export function parseJsonColumn(json: string): Record<string, string | string[]> {
  return answers.parse(JSON.parse(json))
}
