import {
  type Document,
  type ErrorCode,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
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
  const [error] = [...document.errors.map(faultOf), ...danglingAlias(document)]
  const likely = error && findYamlMistake(text)
  const finding: Finding | undefined = error && {
    path,
    line: likely ? firstLine - 1 + likely.line : lineAt(error.offset),
    ...(likely?.said ?? explain(error, text)),
    level: 'error',
    unreadable: true,
  }
  return {
    path,
    value: finding ? undefined : document.toJS(),
    findings: finding ? [finding] : [],
    lineOf: (valuePath) => lineAt(offsetOf(document.contents, valuePath)),
    lineWith(words) {
      const index = text.split('\n').findIndex((line) => line.includes(words))
      return index < 0 ? undefined : firstLine + index
    },
  }
}

/** What the parser reports, as far as an editor has to do something different about it. */
const FAULTS: Record<ErrorCode, string> = {
  DUPLICATE_KEY: 'twice',
  BAD_INDENT: 'indent',
  TAB_AS_INDENT: 'indent',
  BLOCK_AS_IMPLICIT_KEY: 'indent',
  MULTILINE_IMPLICIT_KEY: 'indent',
  KEY_OVER_1024_CHARS: 'indent',
  MISSING_CHAR: 'missing',
  UNEXPECTED_TOKEN: 'extra',
  BLOCK_IN_FLOW: 'indent',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'sign',
  ALIAS_PROPS: 'sign',
  BAD_ALIAS: 'sign',
  BAD_PROP_ORDER: 'sign',
  MULTIPLE_ANCHORS: 'sign',
  MULTIPLE_TAGS: 'sign',
  TAG_RESOLVE_FAILED: 'sign',
  BAD_COLLECTION_TYPE: 'sign',
  NON_STRING_KEY: 'sign',
  BAD_DIRECTIVE: 'document',
  MULTIPLE_DOCS: 'document',
  IMPOSSIBLE: 'other',
  RESOURCE_EXHAUSTION: 'other',
}

type YamlFault = { fault: string; offset: number }

function explain({ fault, offset }: YamlFault, text: string): Said {
  if (fault === 'twice') {
    return say('yaml-twice', { part: /^[\w-]+/.exec(text.slice(offset))?.[0] ?? '' })
  }
  return fault === 'indent' ? say('yaml-indent') : say('yaml-unreadable', { fault })
}

function faultOf({ code, message, pos: [offset] }: YAMLError): YamlFault {
  // A field that is indented less than its record reads as an item of the list without its “-”.
  const isIndent = message.startsWith('Sequence item without')
  return { fault: isIndent ? 'indent' : FAULTS[code], offset }
}

/** `*name` where no value is called that: the parser accepts it, and fails when the value is read. */
function danglingAlias(document: Document): YamlFault[] {
  const found: YamlFault[] = []
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document) === undefined) {
        found.push({ fault: 'sign', offset: node.range?.[0] ?? 0 })
      }
    },
  })
  return found
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
