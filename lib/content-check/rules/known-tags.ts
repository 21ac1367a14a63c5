import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding, FindingCode } from '../finding.ts'
import type { TagUse } from '../read/mdx-parts.ts'
import { type AttributeType, TAGS, tagNames } from '../read/tags.ts'
import { type Said, say } from '../say.ts'
import { meantName } from '../words/lookalikes.ts'

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
        (said): Finding => ({ path, line: tag.line, ...said, level: 'error' }),
      ),
    ),
    ...(parts?.code ?? []).map(
      ({ line, code, values }): Finding => ({ path, line, ...say(code, values), level: 'error' }),
    ),
    ...(parts?.pictures ?? []).map(
      (line): Finding => ({
        path,
        line,
        ...say('markdown-picture', { tag: '<Picture id="…" />' }),
        level: 'error',
      }),
    ),
  ])
}

function faultsOf({ name, attributes }: TagUse, content: Known): Said[] {
  const tag = TAGS[name]
  const shown = `<${name}>`
  if (!tag) return [say('no-tag', { tag: shown, tags: tagNames() })]
  const allowed = Object.keys(tag)
  return [
    ...[...attributes.keys()]
      .filter((attribute) => !(attribute in tag))
      .map((attribute) =>
        allowed.length > 0
          ? say('no-attribute', { tag: shown, attribute, allowed: allowed.join(', ') })
          : say('no-attributes', { tag: shown, attribute }),
      ),
    ...Object.entries(tag).flatMap(([attribute, { type, required }]): Said[] => {
      const value = attributes.get(attribute)
      if (typeof value === 'string') return valueFaults(name, attribute, value, type, content)
      if (attributes.has(attribute)) {
        return [say('attribute-not-quoted', { tag: shown, attribute })]
      }
      if (!required) return []
      const example = `<${name} ${attribute}="…">`
      return [say('attribute-missing', { tag: shown, attribute, example })]
    }),
    ...(name === 'Fact'
      ? [...showFault(attributes, content), ...formFault(attributes, content)]
      : []),
  ]
}

/** Units whose values are not numbers. */
const NO_NUMBERS = new Set(['text', 'yes-no', 'date'])

function showFault(attributes: TagUse['attributes'], { records }: Known): Said[] {
  const show = attributes.get('show')
  const record = records.get(attributes.get('id') ?? '')
  if (!record || !show) return []
  const wrong =
    (show === 'tenge' && record.unit !== 'mci') ||
    (show === 'number' && NO_NUMBERS.has(record.unit))
  return wrong ? [say('wrong-show', { id: record.id, unit: record.unit, show })] : []
}

/** The form must exist in the record; a tag with text of its own must not have one. */
function formFault(attributes: TagUse['attributes'], { records }: Known): Said[] {
  const form = attributes.get('form')
  const record = records.get(attributes.get('id') ?? '')
  if (typeof form !== 'string' || !record) return []
  const other = ['show', 'case'].find((attribute) => attributes.has(attribute))
  if (other) return [say('form-beside', { other, tag: '<Fact>' })]
  const names = Object.keys(record.forms ?? {})
  if (names.includes(form)) return []
  const { id } = record
  if (names.length === 0) return [say('no-forms', { id, form })]
  return [say('no-form', { id, form, has: names.join(', ') })]
}

function valueFaults(
  name: string,
  attribute: string,
  value: string,
  type: AttributeType,
  content: Known,
): Said[] {
  const tag = `<${name}>`
  if (typeof type !== 'string') {
    if (name === 'Papers' && type.includes(value)) return papersFault(value, content)
    if (type.includes(value)) return []
    return [say('attribute-value', { tag, attribute, value, allowed: type.join(', ') })]
  }
  const unless = (known: Set<string>, code: FindingCode): Said[] => {
    if (known.has(value)) return []
    const meant = meantName(value, (one) => known.has(one))
    return [meant ? say('lookalike', { given: value, meant }) : say(code, { id: value })]
  }
  switch (type) {
    case 'words':
      return value.trim() === '' ? [say('attribute-empty', { tag, attribute })] : []
    case 'fact':
      return unless(content.facts.ids, 'no-record')
    case 'act':
      return unless(content.acts.ids, 'no-act')
    case 'term':
      return unless(content.terms.ids, 'no-term')
    case 'picture':
      return unless(content.pictures.records.ids, 'no-picture')
    case 'contested':
      return [...unless(content.facts.ids, 'no-record'), ...notContested(value, content)]
  }
}

/** A record without readings cannot be shown as contested. */
function notContested(id: string, { records }: Known): Said[] {
  const record = records.get(id)
  if (!record || record.periods?.some(({ readings }) => readings)) return []
  return [say('not-contested', { id, tag: '<Contested>', other: '<Fact>' })]
}

function papersFault(stage: string, { steps }: Content): Said[] {
  if (steps.some((one) => one.stage === stage && one.records.ids.size > 0)) return []
  return [say('papers-empty', { stage, tag: '<Papers>' })]
}
