import type { YamlFile } from '../read/yaml-file.ts'

/** A message of the interface. */
export type Message = { key: string; words: string; path: string; line: number }

/** The messages of a language by their full keys: `home.title`. */
export function flatten({ value, path, lineOf }: YamlFile): Map<string, Message> {
  const messages = new Map<string, Message>()
  const collect = (inner: unknown, valuePath: string[]) => {
    if (typeof inner === 'object' && inner !== null) {
      for (const [name, next] of Object.entries(inner)) collect(next, [...valuePath, name])
    } else if (valuePath.length > 0) {
      const key = valuePath.join('.')
      messages.set(key, { key, words: String(inner), path, line: lineOf(valuePath) })
    }
  }
  collect(value, [])
  return messages
}
