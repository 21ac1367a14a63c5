import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { keptBy } from './kept.ts'

/** Bump when the parser or its options change. */
const RECIPE = 'yaml 2, 1'

/**
 * What a YAML file says, as plain data; nothing for an empty one. Throws with line and column when
 * it cannot be read.
 */
export function readYaml(path: string): unknown {
  return parseYaml(readFileSync(path, 'utf8'))
}

/**
 * What a YAML text says. Kept on disk under the hash of the text, since parsing it takes longer
 * than all else that is done with the content at a start. Throws with line and column.
 */
export function parseYaml(text: string): unknown {
  const kept = keptBy(RECIPE, text)
  const found = kept.read()
  if (found) return JSON.parse(found.toString())
  const data: unknown = parse(text) ?? null
  kept.write(JSON.stringify(data))
  return data
}
