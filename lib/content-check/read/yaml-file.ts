import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLParseError,
} from 'yaml'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'
import { parseOnce } from './parse-once.ts'
import { findYamlMistake } from './yaml-mistakes.ts'

/** The path from a file's root to one of its values: `['periods', 0, 'from']`. */
export type ValuePath = readonly PropertyKey[]

/** A parsed YAML or JSON file that knows the line of each value. */
export type YamlFile = {
  path: string
  /** `undefined` if the file cannot be parsed. */
  value: unknown
  /** Syntax errors. */
  findings: Finding[]
  /** The line of a value; if the value is missing, that of the nearest parent. */
  lineOf: (valuePath: ValuePath) => number
  /** The first line that contains a text. */
  lineWith: (text: string) => number | undefined
}

/** Parses YAML. `firstLine` is the line of the text within its file. */
export const readYaml: (text: string, path: string, firstLine?: number) => YamlFile =
  parseOnce(parseYamlFile)

function parseYamlFile(text: string, path: string, firstLine = 1): YamlFile {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const lineAt = (offset: number) => firstLine - 1 + counter.linePos(offset).line
  return {
    path,
    value: document.errors.length === 0 ? document.toJS() : undefined,
    findings: document.errors.slice(0, 1).map((error): Finding => {
      const likely = findYamlMistake(text)
      return {
        path,
        line: likely ? firstLine - 1 + likely.line : lineAt(error.pos[0]),
        ...(likely?.said ?? explain(error, text)),
        level: 'error',
        unreadable: true,
      }
    }),
    lineOf: (valuePath) => lineAt(offsetOf(document.contents, valuePath)),
    lineWith(words) {
      const index = text.split('\n').findIndex((line) => line.includes(words))
      return index < 0 ? undefined : firstLine + index
    },
  }
}

/** The parser's codes for a line whose indent fits none of the lines above it. */
const INDENT_CODES = new Set(['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW'])

function explain({ code, message, pos }: YAMLParseError, text: string): Said {
  if (code === 'DUPLICATE_KEY') {
    return say('yaml-twice', { part: /^[\w-]+/.exec(text.slice(pos[0]))?.[0] ?? '' })
  }
  if (INDENT_CODES.has(code)) return say('yaml-indent')
  return say('yaml-unreadable', { fault: firstSentence(message) })
}

/** Removes the code frame that follows the parser's message. */
function firstSentence(message: string): string {
  return message.split(/ at line \d+|\n/)[0] ?? message
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function offsetOf(root: unknown, valuePath: ValuePath): number {
  let node = root
  let offset = startOf(root) ?? 0
  for (const step of valuePath) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) return offset
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}
