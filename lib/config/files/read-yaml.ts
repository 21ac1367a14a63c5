import { CORE_SCHEMA, loadAll } from 'js-yaml'
import { readText } from './read-text.ts'

/** Reads a YAML file as plain data. Throws with line and column if it is invalid. */
export function readYaml(path: string): unknown {
  return parseYaml(readText(path))
}

/** Parses YAML as plain data: dates stay strings, and an empty text gives null. */
export function parseYaml(text: string): unknown {
  const [data = null, ...others] = loadAll(text, { schema: CORE_SCHEMA })
  if (others.length > 0) throw new Error('a second document begins with ---; only one is read')
  return data
}
