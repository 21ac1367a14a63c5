import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { keptBy } from './kept.ts'

/** Bump when the parser or its options change. */
const RECIPE = 'yaml 2, 1'

/**
 * What a YAML file says, as plain data; nothing for an empty one. Kept on disk under the hash of
 * the text, since parsing the ledger takes longer than all else that a start does with it. Throws
 * with line and column when it cannot be read.
 */
export function readYaml(path: string): unknown {
  const text = readFileSync(path, 'utf8')
  const kept = keptBy(RECIPE, text)
  const found = kept.read()
  if (found) return JSON.parse(found.toString())
  const data: unknown = parse(text) ?? null
  kept.write(JSON.stringify(data))
  return data
}
