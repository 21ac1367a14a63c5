import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'
import { explainIssue, lineOfFault } from './explain-issue.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** Valid data with its position. */
export type Placed<T> = {
  data: T
  path: string
  line: number
  /** The line of a value in it. */
  lineOf: (valuePath: ValuePath) => number
}

/** The records of one kind from all their files. */
export type Records<T> = {
  list: Placed<T>[]
  /** Includes the ids of invalid records, so that references to them are not reported as well. */
  ids: Set<string>
  findings: Finding[]
}

type Fitted<T> = { placed?: Placed<T>; findings: Finding[] }

/** What schemas said of files that have not been parsed anew since. */
const fitted = new WeakMap<YamlFile, Map<z.ZodType, Fitted<unknown>>>()

/** Validates the value of a whole file against a schema. Returns the data or the findings. */
export function fitSchema<T>(file: YamlFile, schema: z.ZodType<T>): Fitted<T> {
  const before = fitted.get(file) ?? new Map<z.ZodType, Fitted<unknown>>()
  fitted.set(file, before)
  const known = before.get(schema)
  // The schema is the key, so what it gave before has its type.
  if (known) return known as Fitted<T>
  const made = validate(file, schema, file.value, [])
  before.set(schema, made)
  return made
}

function validate<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  value: unknown,
  at: ValuePath,
): Fitted<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    const lineOf = (valuePath: ValuePath) => file.lineOf([...at, ...valuePath])
    return {
      placed: { data: parsed.data, path: file.path, line: lineOf([]), lineOf },
      findings: [],
    }
  }
  const explained = parsed.error.issues.flatMap((issue) => explainIssue(issue, value))
  // A field whose name is misspelt with letters that look alike is not missing as well.
  const misspelt = explained.flatMap(({ code, values }) =>
    code === 'lookalike' ? values.meant : [],
  )
  const findings = explained
    .filter(({ code, values }) => !(code.endsWith('-missing') && misspelt.includes(values.field)))
    .map(({ valuePath, ...said }): Finding => {
      const line = lineOfFault(file, { valuePath: [...at, ...valuePath], ...said })
      return { path: file.path, line, ...said, level: 'error' }
    })
  return { findings }
}

const named = z.object({ id: z.string() })

/**
 * Reads the records of one kind. Validates each separately, so that one error does not hide
 * another.
 */
export function readRecords<T>(files: YamlFile[], schema: z.ZodType<T>): Records<T> {
  const each = files.map((file) => recordsOf(file, schema))
  return {
    list: each.flatMap(({ list }) => list),
    ids: new Set(each.flatMap(({ ids }) => [...ids])),
    findings: each.flatMap(({ findings }) => findings),
  }
}

const recordsBefore = new WeakMap<YamlFile, Map<z.ZodType, Records<unknown>>>()

function recordsOf<T>(file: YamlFile, schema: z.ZodType<T>): Records<T> {
  const before = recordsBefore.get(file) ?? new Map<z.ZodType, Records<unknown>>()
  recordsBefore.set(file, before)
  const known = before.get(schema)
  // The schema is the key, so what it gave before has its type.
  if (known) return known as Records<T>
  const records = parseRecords(file, schema)
  before.set(schema, records)
  return records
}

function parseRecords<T>(file: YamlFile, schema: z.ZodType<T>): Records<T> {
  const records: Records<T> = { list: [], ids: new Set(), findings: [...file.findings] }
  if (file.findings.length > 0 || file.value === undefined) return records
  if (file.value === null) {
    const said = say('file-empty')
    records.findings.push({ path: file.path, line: 1, ...said, level: 'error' })
    return records
  }
  if (!Array.isArray(file.value)) {
    records.findings.push({
      path: file.path,
      line: 1,
      ...say('not-a-list'),
      level: 'error',
    })
    return records
  }
  for (const [index, value] of file.value.entries()) {
    const { placed, findings } = validate(file, schema, value, [index])
    if (placed) records.list.push(placed)
    records.findings.push(...findings)
    const id = named.safeParse(value)
    if (id.success) records.ids.add(id.data.id)
  }
  return records
}
