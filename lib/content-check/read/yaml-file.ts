import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Finding } from '../finding.ts'
import { findYamlMistake } from './yaml-mistakes.ts'

/** The way from a file's root to one of its values: `['periods', 0, 'from']`. */
export type Way = readonly PropertyKey[]

/** A YAML or JSON text that knows on which line each of its values stands. */
export type YamlFile = {
  path: string
  /** `undefined` when the text cannot be read. */
  value: unknown
  /** What the parser could not read. */
  findings: Finding[]
  /** The line of a value, else that of the nearest value around it. */
  lineOf: (way: Way) => number
  /** The first line that holds a text. */
  lineWith: (text: string) => number | undefined
}

/** Takes a YAML text apart; `firstLine` is where it begins within its file. */
export function readYaml(text: string, path: string, firstLine = 1): YamlFile {
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
        message: likely?.message ?? `This is not readable YAML: ${firstSentence(error.message)}`,
        remedy:
          likely?.remedy ?? 'Compare the indents, colons and quotes with the records around it.',
        level: 'error',
        unreadable: true,
      }
    }),
    lineOf: (way) => lineAt(offsetOf(document.contents, way)),
    lineWith(words) {
      const index = text.split('\n').findIndex((line) => line.includes(words))
      return index < 0 ? undefined : firstLine + index
    },
  }
}

/** The parser's messages go on with a picture of the place. */
function firstSentence(message: string): string {
  return message.split(/ at line \d+|\n/)[0] ?? message
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function offsetOf(root: unknown, way: Way): number {
  let node = root
  let offset = startOf(root) ?? 0
  for (const step of way) {
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
