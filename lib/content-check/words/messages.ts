import type { YamlFile } from '../read/yaml-file.ts'

/** One message of the interface. */
export type Message = { key: string; words: string; path: string; line: number }

/** The messages of a language by their full keys: `home.title`. */
export function flatten({ value, path, lineOf }: YamlFile): Map<string, Message> {
  const messages = new Map<string, Message>()
  const collect = (inner: unknown, way: string[]) => {
    if (typeof inner === 'object' && inner !== null) {
      for (const [name, next] of Object.entries(inner)) collect(next, [...way, name])
    } else if (way.length > 0) {
      const key = way.join('.')
      messages.set(key, { key, words: String(inner), path, line: lineOf(way) })
    }
  }
  collect(value, [])
  return messages
}
