import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { type KeyUse, keyUses, quotedKeys } from '../words/message-keys.ts'
import { flatten } from '../words/messages.ts'

/** Messages that the code never shows, and keys in the code that have no words. */
export function checkMessageUses({ messages, code }: Content): Finding[] {
  const file = messages.en
  if (!file || code.length === 0) return []
  const list = flatten(file)
  const keys = [...list.keys()]
  const uses = code.flatMap((source) => keyUses(source))
  const quoted = new Set(code.flatMap(({ text }) => quotedKeys(text)))
  const patterns = uses.map(({ pattern }) => pattern)
  const unused = [...list.values()].filter(
    ({ key }) => !isQuoted(key, quoted) && !patterns.some((pattern) => pattern.test(key)),
  )
  return [
    ...unused.map(
      ({ key, path, line }): Finding => ({
        path,
        line,
        message: `Nothing shows the words of “${key}”`,
        remedy: 'Take them out of all three languages.',
        level: 'warning',
      }),
    ),
    ...uses.filter(({ pattern }) => !keys.some((key) => pattern.test(key))).map(withoutWords),
  ]
}

/** Errors are named by what stands behind `errors.` */
function isQuoted(key: string, quoted: Set<string>): boolean {
  return quoted.has(key) || quoted.has(key.replace(/^errors\./, ''))
}

function withoutWords({ path, line, key }: KeyUse): Finding {
  const message = `“${key}” has no words`
  const remedy = 'Add it to the messages of all three languages, or correct the key.'
  return { path, line, message, remedy, level: 'error' }
}
