import { CORE_SCHEMA, loadAll } from 'js-yaml'
import { readText } from './read-text.ts'

/** What a YAML file says, as plain data. Throws with line and column when it cannot be read. */
export function readYaml(path: string): unknown {
  return parseYaml(readText(path))
}

/** What a YAML text says, as plain data: days stay text, and a text that is empty says null. */
export function parseYaml(text: string): unknown {
  const [data = null, ...others] = loadAll(text, { schema: CORE_SCHEMA })
  if (others.length > 0) throw new Error('a second document begins with ---; only one is read')
  return data
}
