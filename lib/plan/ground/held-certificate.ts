import { periodsOf } from '#lib/facts/fact-on.ts'
import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { type Counted, onwards, shiftDay } from '../timeline/days.ts'
import { type Term, termIn } from '../timeline/term.ts'

const VALIDITY = 'screening-certificate-validity'

/**
 * How long a certificate of the screening is good that was given on a day. One that is older than our
 * records, such as one from before the pilot, gets the first term that they know.
 */
export function certificateTerm(given: string, facts: Facts = loadFacts()): Term | undefined {
  const known = termIn(findFactOn(VALIDITY, given, facts))
  const record = facts.facts.get(VALIDITY)
  const [first] = record ? periodsOf(record) : []
  if (known || !first || first.from <= given) return known
  return termIn(findFactOn(VALIDITY, first.from, facts))
}

/** The last day of a certificate that was given on a day. */
export function certificateEnd(given: string, facts: Facts = loadFacts()): Counted {
  const term = certificateTerm(given, facts)
  return onwards(given, (day) => {
    if (!term || term.unit === 'working-days') return undefined
    const { count, unit } = term
    return shiftDay(day, unit === 'calendar-days' ? { days: count } : { [unit]: count })
  })
}

/**
 * The day of the reader's certificate, if it still counts: after its last day the screening is passed
 * again. Who has applied already needed it on that day only.
 */
export function heldCertificate(
  { certificate, apply }: Pick<ToolInput, 'certificate' | 'apply'>,
  today: string,
  facts: Facts = loadFacts(),
): string | undefined {
  if (!certificate || (apply !== undefined && apply < today)) return certificate
  if (startAfter(certificate, today, facts)) return undefined
  const end = certificateEnd(certificate, facts)
  return typeof end === 'string' && end < today ? undefined : certificate
}

/** The first day of the screening, if a certificate is said to be older than it (`screening-start`). */
export function startAfter(
  certificate: string,
  today: string,
  facts: Facts = loadFacts(),
): string | undefined {
  const start = findFactOn('screening-start', today, facts)?.value
  return typeof start === 'string' && certificate < start ? start : undefined
}
