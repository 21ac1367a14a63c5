import type { FactRecord } from '#lib/facts/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { type Said, say } from '../say.ts'
import { argumentsOf, pluralFaults, readMessage } from '../words/icu.ts'

/**
 * Grammatical forms of records must be valid messages with `n`, complete for their language, and
 * used.
 */
export function checkForms(content: Content): Finding[] {
  const used = usedForms(content)
  return content.facts.list.flatMap((record) =>
    Object.entries(record.data.forms ?? {}).flatMap(([form, words]) => [
      ...numberFault(record),
      ...LOCALES.flatMap((locale) =>
        faultsOf(words[locale], locale, form).map((said) =>
          finding(record, ['forms', form, locale], said, 'error'),
        ),
      ),
      ...(used.has(`${record.data.id} ${form}`)
        ? []
        : [finding(record, ['forms', form], say('form-unused', { form }), 'warning')]),
    ]),
  )
}

function finding(
  record: Placed<FactRecord>,
  valuePath: PropertyKey[],
  said: Said,
  level: Finding['level'],
): Finding {
  return { path: record.path, line: record.lineOf(valuePath), ...said, level }
}

function numberFault(record: Placed<FactRecord>): Finding[] {
  const values = (record.data.periods ?? []).map(({ value }) => value)
  if (values.every((value) => value === null || typeof value === 'number')) return []
  return [finding(record, ['forms'], say('form-not-number'), 'error')]
}

function faultsOf(words: string, locale: Locale, form: string): Said[] {
  const read = readMessage(words)
  if ('fault' in read) return [say('form-unreadable', { form, fault: read.fault })]
  const names = [...argumentsOf(read.elements)]
  return [
    ...names
      .filter((name) => name !== '{n}')
      .map((argument) => say('form-argument', { form, argument })),
    ...(names.includes('{n}') ? [] : [say('form-without-n', { form })]),
    ...pluralFaults(read.elements, '', locale).map((lacking) =>
      say('form-plural', { form, ...lacking }),
    ),
  ]
}

function usedForms(content: Content): Set<string> {
  const inSteps = content.steps
    .flatMap(({ records }) => records.list)
    .flatMap(({ data }) => Object.values(data.detail ?? {}))
    .flatMap((words) => [...words.matchAll(PLACEHOLDER)])
    .map(([, id, form]) => `${id} ${form}`)
  const inTexts = textsOf(content)
    .flatMap(({ parts }) => parts?.tags ?? [])
    .map(({ attributes }) => `${attributes.get('id')} ${attributes.get('form')}`)
  return new Set([...inSteps, ...inTexts])
}
