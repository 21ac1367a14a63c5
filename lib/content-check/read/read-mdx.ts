import { parseMdx } from '#lib/guides/outline.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'
import { findMergeMarks } from '../words/merge-marks.ts'
import { type MdxParts, partsOf } from './mdx-parts.ts'
import { parseOnce } from './parse-once.ts'
import { TAGS, tagNames } from './tags.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** An MDX file, parsed once for all rules. */
export type MdxText = {
  path: string
  locale: Locale
  /** The front matter; lines are counted from the start of the file. */
  frontMatter: YamlFile
  body: string
  /** `undefined` if the text cannot be parsed. */
  parts: MdxParts | undefined
  findings: Finding[]
}

/** Parses an MDX file. Errors become findings. */
export const readMdx: (text: string, path: string, locale: Locale) => MdxText = parseOnce(parseText)

function parseText(text: string, path: string, locale: Locale): MdxText {
  const found = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  const frontMatter = readYaml(found?.[1] ?? '', path, 2)
  const body = text.slice(found?.[0].length ?? 0)
  const bodyLine = (found?.[0] ?? '').split('\n').length
  const { parts, fault } = readBody(body, bodyLine, path)
  const headless: Finding = {
    path,
    line: 1,
    ...say('no-front-matter'),
    level: 'error',
    unreadable: true,
  }
  const findings = [...(found ? frontMatter.findings : [headless]), ...(fault ? [fault] : [])]
  return { path, locale, frontMatter, body, parts, findings }
}

function readBody(
  body: string,
  bodyLine: number,
  path: string,
): { parts?: MdxParts; fault?: Finding } {
  try {
    return { parts: partsOf(parseMdx(body), bodyLine) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const fault: Finding = {
      path,
      line: bodyLine - 1 + lineOfFault(error),
      ...explainMdx(error, body),
      level: 'error',
      unreadable: true,
    }
    return { fault }
  }
}

/** An attribute of a tag whose value has no quotes, or those of printed texts. */
const UNQUOTED = /<(\w+)(?:\s+\w+="[^"]*")*\s+(\w+)=([^"'{\s][^\s/>]*)/

/** A parser error in an editor's words. */
function explainMdx(error: Error, body: string): Said {
  const line = body.split('\n')[lineOfFault(error) - 1] ?? ''
  const words = inWords(error)
  const { ruleId, source } = ruleOf(error)
  if (source === 'micromark-extension-mdxjs-esm') return say('mdx-code-word')
  const marks = findMergeMarks(body)
  if (marks) return marks.said
  if (line.includes('<!--')) return say('mdx-comment', { sign: '<!--' })
  const [, owner, attribute = '', value = ''] = UNQUOTED.exec(line) ?? []
  if (owner) {
    const example = `${attribute}="${value.replace(/^[“”„«]|[“”»]$/g, '')}"`
    return say('mdx-quotes', { tag: `<${owner}>`, attribute, example })
  }
  if (/before (?:local )?name/.test(words)) return say('mdx-less', { sign: '<' })
  if (/expression|acorn/i.test(words) || (/[{}]/.test(line) && !line.includes('<'))) {
    return say('mdx-brace')
  }
  const tag = /closing tag (?:for )?`<\/?(\w+)>?`|`<(\w+)>`/.exec(words)
  const name = tag?.[1] ?? tag?.[2]
  if (name && !(name in TAGS)) return say('no-tag', { tag: `<${name}>`, tags: tagNames() })
  if (name && /closing/i.test(words)) {
    const values = { tag: `<${name}>`, end: `</${name}>`, alone: `<${name} … />` }
    return say('mdx-tag-open', values)
  }
  return say('mdx-unreadable', { fault: FAULTS[ruleId] ?? 'other' })
}

/** What the parser reports, as far as an editor has to do something different about it. */
const FAULTS: Record<string, string> = {
  'unexpected-closing-slash': 'close',
  'unexpected-attribute': 'end',
  'unexpected-self-closing-slash': 'end',
  'unexpected-character': 'shape',
  'unexpected-eof': 'shape',
  'unexpected-lazy': 'lazy',
  'end-tag-mismatch': 'mismatch',
}

/** The rule that the parser names (a `VFileMessage`), and the part of the parser. */
function ruleOf(error: Error): { ruleId: string; source: string } {
  const named = (name: string) => String(Reflect.get(error, name) ?? '')
  return { ruleId: named('ruleId'), source: named('source') }
}

/**
 * The parser gives the position as a property, or only in its message: “… `<Warning>` (3:1-3:10)”.
 */
function lineOfFault(error: Error): number {
  if ('line' in error && typeof error.line === 'number') return error.line
  return Number(/\((\d+):\d+/.exec(error.message)?.[1] ?? 1)
}

function inWords({ message }: Error): string {
  const [first = ''] = message.split('\n')
  return first.replaceAll(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '').replace(/[.:]$/, '')
}
