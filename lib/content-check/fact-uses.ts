import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from './content.ts'

/** Records that other sites link to by id, so that they are used even when no page shows them. */
export const CONTRACT_FACTS = [
  'mci',
  'solvency-amount',
  'solvency-validity',
  'fee-prp',
  'fee-card',
  'review-term',
  'card-term',
  'card-validity',
  'reapply-term',
  'unregistered-limit',
  'unregistered-fine',
  'absence-limit',
  'screening-start',
  'screening-score',
  'screening-test-pass',
  'screening-check-term',
  'screening-certificate-validity',
  'passport-min-validity',
  'housing-min-term',
  'host-notice-term',
  'register-by-day',
  'company-needs-card',
] as const

/** The tags that show a record. */
const FACT_TAGS = new Set(['Fact', 'Contested'])

/** Every record that a guide, a page, a step, another record or the code shows. */
export function usedFacts(content: Content): Set<string> {
  const { facts, steps, guides, pages, code } = content
  const used = new Set<string>(CONTRACT_FACTS)
  for (const { data } of facts.list) for (const part of data.sum ?? []) used.add(part)
  for (const { records } of steps) {
    for (const { data } of records.list) {
      const { facts: named, validity, term, detail } = data
      const filled = Object.values(detail ?? {}).flatMap((words) => placeholderIds(words))
      for (const id of [...named, validity, term, ...filled]) if (id) used.add(id)
    }
  }
  for (const { parts } of [...guides, ...pages].flatMap(({ texts }) => texts)) {
    for (const { name, attributes } of parts?.tags ?? []) {
      const id = attributes.get('id')
      if (id && FACT_TAGS.has(name)) used.add(id)
    }
    for (const { url } of parts?.links ?? []) {
      const id = /^\/facts\/([a-z0-9-]+)/.exec(url)?.[1]
      if (id) used.add(id)
    }
  }
  const quoted = quotedWords(code.map(({ text }) => text).join('\n'))
  for (const id of facts.ids) if (quoted.has(id)) used.add(id)
  return used
}

/** The record ids that stand in a step's sentence as `{id}` or `{id:form}`. */
export function placeholderIds(words: string): string[] {
  return [...words.matchAll(PLACEHOLDER)].flatMap(([, id]) => id ?? [])
}

function quotedWords(code: string): Set<string> {
  return new Set(
    [...code.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)].flatMap(([, , word]) => word ?? []),
  )
}
