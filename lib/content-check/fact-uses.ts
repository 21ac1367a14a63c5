import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { CodeFile, Content } from './content.ts'

/**
 * Records with public ids that other sites link to: they count as used even if no page shows them.
 */
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

/** The ids of all records that a guide, a page, a step, another record or the code shows. */
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
  const quoted = quotedIn(code)
  for (const id of facts.ids) if (quoted.has(id)) used.add(id)
  return used
}

/** The record ids in placeholders of a step's text: `{id}` or `{id:form}`. */
export function placeholderIds(words: string): string[] {
  return [...words.matchAll(PLACEHOLDER)].flatMap(([, id]) => id ?? [])
}

/** The code of a project stays the same from check to check, and is long. */
const quotedBefore = new WeakMap<CodeFile[], Set<string>>()

function quotedIn(code: CodeFile[]): Set<string> {
  const found = quotedBefore.get(code) ?? quotedWords(code.map(({ text }) => text).join('\n'))
  quotedBefore.set(code, found)
  return found
}

function quotedWords(code: string): Set<string> {
  return new Set(
    [...code.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)].flatMap(([, , word]) => word ?? []),
  )
}
