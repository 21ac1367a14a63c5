import type { CodeFile } from '../content.ts'

/** A use of a message in the code; `${…}` in its key matches any single name. */
export type KeyUse = { key: string; pattern: RegExp; path: string; line: number }

const NAME = '[A-Za-z0-9_-]+'
const QUOTED = new RegExp(`(['"\`])(${NAME}(?:\\.${NAME})+)\\1`, 'g')
const TEMPLATE = new RegExp(`\`((?:${NAME}|\\.|\\$\\{[^\`}]*\\})+)\``, 'g')

/** All dotted names in quotes: keys are also used in arrays and objects. */
export function quotedKeys(text: string): string[] {
  return [...text.matchAll(QUOTED)].flatMap(([, , key]) => key ?? [])
}

/** The keys that a source file uses in `t(…)`, in `translator(…)(…)` and as errors. */
export function keyUses({ path, text }: CodeFile): KeyUse[] {
  const calls = [
    ...text.matchAll(/(?<![\w.])(?:t(?:\.(?:has|rich|markup|raw))?|translator\([^()]*\))\(/g),
  ]
  const shown = calls.flatMap(({ index, 0: opening }) => {
    const start = index + opening.length
    const argument = firstArgument(text, start)
    return [...argument.matchAll(QUOTED), ...argument.matchAll(TEMPLATE)].flatMap((match) => {
      const key = match[2] ?? match[1] ?? ''
      return /^[A-Za-z][\w-]*\./.test(key) ? [use(key, path, text, start + match.index)] : []
    })
  })
  return [...shown, ...errorKeys(path, text)]
}

/** Schemas refer to error messages by the part of the key after `errors.`. */
function errorKeys(path: string, text: string): KeyUse[] {
  if (!path.startsWith('lib')) return []
  const named = [...text.matchAll(/\berror: '([\w.-]+)'/g)].map(({ 1: key, index }) => ({
    key,
    index,
  }))
  const missing = [...text.matchAll(/\b(?:requiredText|nameText)\(\s*'([\w-]+)'/g)].map(
    ({ 1: key, index }) => ({ key: `${key}.missing`, index }),
  )
  return [...named, ...missing].map(({ key, index }) => use(`errors.${key}`, path, text, index))
}

/** The text of the first argument of a call. */
function firstArgument(text: string, start: number): string {
  let depth = 0
  for (let index = start; index < text.length; index += 1) {
    const sign = text[index] ?? ''
    if ('([{'.includes(sign)) depth += 1
    else if (')]}'.includes(sign) && depth > 0) depth -= 1
    else if (depth === 0 && (sign === ',' || sign === ')')) return text.slice(start, index)
  }
  return text.slice(start)
}

function use(key: string, path: string, text: string, index: number): KeyUse {
  const line = text.slice(0, index).split('\n').length
  const pattern = key
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replaceAll('.', '\\.'))
    .join(NAME)
  return { key, pattern: new RegExp(`^${pattern}$`), path, line }
}
