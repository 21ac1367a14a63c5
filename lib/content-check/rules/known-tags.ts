import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { TagUse } from '../read/mdx-parts.ts'
import { type Holds, TAGS } from '../read/tags.ts'

type Fault = [message: string, remedy: string]

/** Tags that authors may use, with attributes that name something there is. */
export function checkKnownTags(content: Content): Finding[] {
  return textsOf(content).flatMap(({ path, parts }) => [
    ...(parts?.tags ?? []).flatMap((tag) =>
      faultsOf(tag, content).map(
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

function faultsOf({ name, attributes }: TagUse, content: Content): Fault[] {
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
    ...Object.entries(tag).flatMap(([attribute, { holds, required }]): Fault[] => {
      const value = attributes.get(attribute)
      if (typeof value === 'string') return valueFaults(name, attribute, value, holds, content)
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

/** Units whose values are no numbers, so that there is none to show. */
const NO_NUMBERS = new Set(['text', 'yes-no', 'date'])

function showFault(attributes: TagUse['attributes'], { facts }: Content): Fault[] {
  const show = attributes.get('show')
  const record = facts.list.find(({ data }) => data.id === attributes.get('id'))?.data
  if (!record) return []
  const wrong =
    (show === 'tenge' && record.unit !== 'mci') ||
    (show === 'number' && NO_NUMBERS.has(record.unit))
  if (!wrong) return []
  const message = `“${record.id}” has the unit “${record.unit}”, so there is no ${show} to show`
  return [[message, 'Leave “show” out, or show another record.']]
}

/** A form that the record lacks; and words of the author's own need none. */
function formFault(attributes: TagUse['attributes'], { facts }: Content): Fault[] {
  const form = attributes.get('form')
  const record = facts.list.find(({ data }) => data.id === attributes.get('id'))?.data
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
  holds: Holds,
  content: Content,
): Fault[] {
  if (typeof holds !== 'string') {
    if (tag === 'Papers' && holds.includes(value)) return papersFault(value, content)
    if (holds.includes(value)) return []
    const remedy = `Write one of: ${holds.join(', ')}.`
    return [[`<${tag}> has no ${attribute} “${value}”`, remedy]]
  }
  switch (holds) {
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
        ...calm(value, content),
      ]
  }
}

function unknown(kind: string, id: string, known: Set<string>, where: string): Fault[] {
  if (known.has(id)) return []
  return [[`There is no ${kind} “${id}”`, `Correct the id or add the ${kind} to ${where}.`]]
}

/** A record without readings has nothing to show as contested. */
function calm(id: string, { facts }: Content): Fault[] {
  const record = facts.list.find(({ data }) => data.id === id)
  if (!record || record.data.periods?.some(({ readings }) => readings)) return []
  const remedy = 'Give the record readings, or show it with <Fact>.'
  return [[`“${id}” has no readings, so <Contested> would be empty`, remedy]]
}

function papersFault(stage: string, { steps }: Content): Fault[] {
  if (steps.some((one) => one.stage === stage && one.records.ids.size > 0)) return []
  const remedy = `Write content/steps/${stage}.yml or take the tag out.`
  return [[`The stage “${stage}” has no steps, so <Papers> would be empty`, remedy]]
}
