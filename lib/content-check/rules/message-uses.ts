import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'
import { type KeyUse, keyUses, quotedKeys } from '../words/message-keys.ts'
import { flatten } from '../words/messages.ts'

/** Finds messages that the code does not use, and keys in the code without a message. */
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
        ...say('message-unused', { key }),
        level: 'warning',
      }),
    ),
    ...uses.filter(({ pattern }) => !keys.some((key) => pattern.test(key))).map(withoutWords),
  ]
}

/** Error messages are referred to by the part of their key after `errors.`. */
function isQuoted(key: string, quoted: Set<string>): boolean {
  return quoted.has(key) || quoted.has(key.replace(/^errors\./, ''))
}

function withoutWords({ path, line, key }: KeyUse): Finding {
  return { path, line, ...say('message-without-words', { key }), level: 'error' }
}
