import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { explainIssue, lineOfFault } from './explain-issue.ts'
import type { Way, YamlFile } from './yaml-file.ts'

/** Something that fits its schema, and where it stands. */
export type Placed<T> = {
  data: T
  path: string
  line: number
  /** The line of one of its values. */
  lineOf: (way: Way) => number
}

/** The records of one kind out of all their files. */
export type Records<T> = {
  list: Placed<T>[]
  /** Also the ids of records that do not fit, so that nothing that names them is blamed. */
  ids: Set<string>
  findings: Finding[]
}

/** Checks a value within a file against a schema: what fits, or what is wrong with it. */
export function fitSchema<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  value: unknown = file.value,
  at: Way = [],
): { placed?: Placed<T>; findings: Finding[] } {
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    const lineOf = (way: Way) => file.lineOf([...at, ...way])
    return {
      placed: { data: parsed.data, path: file.path, line: lineOf([]), lineOf },
      findings: [],
    }
  }
  const findings = parsed.error.issues
    .flatMap((issue) => explainIssue(issue, value))
    .map(({ way, message, remedy }): Finding => {
      const line = lineOfFault(file, { way: [...at, ...way], message, remedy })
      return { path: file.path, line, message, remedy, level: 'error' }
    })
  return { findings }
}

const named = z.object({ id: z.string() })

/** Reads the lists of records of one kind, each record by itself, so that none hides another. */
export function readRecords<T>(files: YamlFile[], schema: z.ZodType<T>): Records<T> {
  const records: Records<T> = { list: [], ids: new Set(), findings: [] }
  for (const file of files) {
    records.findings.push(...file.findings)
    if (file.findings.length > 0 || file.value === null || file.value === undefined) continue
    if (!Array.isArray(file.value)) {
      records.findings.push({
        path: file.path,
        line: 1,
        message: 'This file is not a list of records',
        remedy: 'Begin each record with “- id:”.',
        level: 'error',
      })
      continue
    }
    for (const [index, value] of file.value.entries()) {
      const { placed, findings } = fitSchema(file, schema, value, [index])
      if (placed) records.list.push(placed)
      records.findings.push(...findings)
      const id = named.safeParse(value)
      if (id.success) records.ids.add(id.data.id)
    }
  }
  return records
}
