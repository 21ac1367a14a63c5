import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { TagUse } from '../read/mdx-parts.ts'
import { type AttributeType, TAGS } from '../read/tags.ts'

type Fault = [message: string, remedy: string]

type Known = Content & { records: Map<string, FactRecord> }

/** Only known tags are allowed, with attributes that refer to existing records, acts and terms. */
export function checkKnownTags(content: Content): Finding[] {
  const known: Known = {
    ...content,
    records: new Map(content.facts.list.map(({ data }) => [data.id, data])),
  }
  return textsOf(content).flatMap(({ path, parts }) => [
    ...(parts?.tags ?? []).flatMap((tag) =>
      faultsOf(tag, known).map(
        ([message, remedy]): Finding => ({ path, line: tag.line, message, remedy, level: 'error' }),
      ),
    ),
    ...(parts?.code ?? []).map(
      ({ line, message }): Finding => ({
        path,
        line,
        message,
        remedy:
          'Use a tag or an address that begins with https, or put \\ before a brace that a reader should see.',
        level: 'error',
      }),
    ),
  ])
}

function faultsOf({ name, attributes }: TagUse, content: Known): Fault[] {
  const tag = TAGS[name]
  if (!tag) {
    const remedy = `Use plain Markdown or one of: ${Object.keys(TAGS).join(', ')}.`
    return [[`There is no tag <${name}>`, remedy]]
  }
  const allowed = Object.keys(tag)
  return [
    ...[...attributes.keys()]
      .filter((attribute) => !(attribute in tag))
      .map((attribute): Fault => {
        const remedy = allowed.length > 0 ? `It has: ${allowed.join(', ')}.` : 'It has none.'
        return [`<${name}> has no attribute “${attribute}”`, remedy]
      }),
    ...Object.entries(tag).flatMap(([attribute, { type, required }]): Fault[] => {
      const value = attributes.get(attribute)
      if (typeof value === 'string') return valueFaults(name, attribute, value, type, content)
      if (!attributes.has(attribute)) {
        if (!required) return []
        return [[`<${name}> has no ${attribute}`, `Write <${name} ${attribute}="…">.`]]
      }
      return [[`“${attribute}” of <${name}> is not in quotes`, `Write ${attribute}="…".`]]
    }),
    ...(name === 'Fact'
      ? [...showFault(attributes, content), ...formFault(attributes, content)]
      : []),
  ]
}

/** Units whose values are not numbers. */
const NO_NUMBERS = new Set(['text', 'yes-no', 'date'])

function showFault(attributes: TagUse['attributes'], { records }: Known): Fault[] {
  const show = attributes.get('show')
  const record = records.get(attributes.get('id') ?? '')
  if (!record) return []
  const wrong =
    (show === 'tenge' && record.unit !== 'mci') ||
    (show === 'number' && NO_NUMBERS.has(record.unit))
  if (!wrong) return []
  const message = `“${record.id}” has the unit “${record.unit}”, so there is no ${show} to show`
  return [[message, 'Leave “show” out, or show another record.']]
}

/** The form must exist in the record; a tag with text of its own must not have one. */
function formFault(attributes: TagUse['attributes'], { records }: Known): Fault[] {
  const form = attributes.get('form')
  const record = records.get(attributes.get('id') ?? '')
  if (typeof form !== 'string' || !record) return []
  const other = ['show', 'case'].find((attribute) => attributes.has(attribute))
  if (other) {
    return [[`“form” and “${other}” of <Fact> stand together`, `Leave “${other}” out.`]]
  }
  const names = Object.keys(record.forms ?? {})
  if (names.includes(form)) return []
  const has = names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none.'
  return [[`“${record.id}” has no form “${form}”`, `Add it to the record's forms. ${has}`]]
}

function valueFaults(
  tag: string,
  attribute: string,
  value: string,
  type: AttributeType,
  content: Known,
): Fault[] {
  if (typeof type !== 'string') {
    if (tag === 'Papers' && type.includes(value)) return papersFault(value, content)
    if (type.includes(value)) return []
    const remedy = `Write one of: ${type.join(', ')}.`
    return [[`<${tag}> has no ${attribute} “${value}”`, remedy]]
  }
  switch (type) {
    case 'words':
      return value.trim() === ''
        ? [[`“${attribute}” of <${tag}> is empty`, 'Write words there.']]
        : []
    case 'fact':
      return unknown('record', value, content.facts.ids, 'content/facts')
    case 'act':
      return unknown('act', value, content.acts.ids, 'acts.yml')
    case 'term':
      return unknown('term', value, content.terms.ids, 'glossary.yml')
    case 'contested':
      return [
        ...unknown('record', value, content.facts.ids, 'content/facts'),
        ...notContested(value, content),
      ]
  }
}

function unknown(kind: string, id: string, known: Set<string>, where: string): Fault[] {
  if (known.has(id)) return []
  return [[`There is no ${kind} “${id}”`, `Correct the id or add the ${kind} to ${where}.`]]
}

/** A record without readings cannot be shown as contested. */
function notContested(id: string, { records }: Known): Fault[] {
  const record = records.get(id)
  if (!record || record.periods?.some(({ readings }) => readings)) return []
  const remedy = 'Give the record readings, or show it with <Fact>.'
  return [[`“${id}” has no readings, so <Contested> would be empty`, remedy]]
}

function papersFault(stage: string, { steps }: Content): Fault[] {
  if (steps.some((one) => one.stage === stage && one.records.ids.size > 0)) return []
  const remedy = `Write content/steps/${stage}.yml or take the tag out.`
  return [[`The stage “${stage}” has no steps, so <Papers> would be empty`, remedy]]
}
