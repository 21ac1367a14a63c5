import { type Said, say } from '../say.ts'
import { findMergeMarks } from '../words/merge-marks.ts'

/** The mistake that most likely made a YAML file invalid; lines are counted from 1. */
export type YamlMistake = { line: number; said: Said }

const PAIRS: Record<string, string> = { '[': ']', '{': '}' }

/**
 * Finds the most common mistakes in YAML. A parser reports where it failed, often many lines below
 * the cause; this finds the cause. Returns the first mistake.
 *
 * @param text text that the parser rejected
 */
export function findYamlMistake(text: string): YamlMistake | undefined {
  const lines = text.split('\n')
  const marks = findMergeMarks(text)
  if (marks) return marks
  const found = [
    tabIn(lines),
    otherBlanksIn(lines),
    openBracketIn(lines),
    deeperIn(lines),
    ...lines.flatMap(lineMistakes),
  ]
  return found.filter((one) => one !== undefined).sort((a, b) => a.line - b.line)[0]
}

function tabIn(lines: string[]): YamlMistake | undefined {
  const index = lines.findIndex((line) => /^ *\t/.test(line))
  if (index < 0) return undefined
  return { line: index + 1, said: say('yaml-tab') }
}

/** No-break blanks and the like, which YAML takes for words. */
function otherBlanksIn(lines: string[]): YamlMistake | undefined {
  const index = lines.findIndex((line) => /^[ ]*(?:- )?(?! |\t)[\s\u200b\ufeff]+\S/.test(line))
  return index < 0 ? undefined : { line: index + 1, said: say('yaml-blanks') }
}

/**
 * A field that begins further right than the field above it, although that one has a value, or below
 * the hyphen of its record instead of below its first field.
 */
function deeperIn(lines: string[]): YamlMistake | undefined {
  const index = lines.findIndex((line, at) => {
    const above = /^(\s*(?:- )?)[\w-]+: +[^|>#[{"'\s].*$/.exec(lines[at - 1] ?? '')
    const [, own = ''] = /^(\s+)[\w-]+:(?:\s|$)/.exec(line) ?? []
    const [, before = ''] = above ?? []
    const isBelowHyphen = before.endsWith('- ') && own.length === before.length - 2
    return above !== null && own !== '' && (own.length > before.length || isBelowHyphen)
  })
  return index < 0 ? undefined : { line: index + 1, said: say('yaml-indent') }
}

/** A bracket that is not closed before the next field or record, or that was never opened. */
function openBracketIn(lines: string[]): YamlMistake | undefined {
  let open: { sign: string; line: number; indent: number }[] = []
  for (const [index, line] of lines.entries()) {
    const line1 = index + 1
    const [outermost] = open
    const indent = line.search(/\S/)
    const isField = /^\s*(?:- )?[\w-]+:(?:\s|$)/.test(line)
    if (outermost && isField && indent <= outermost.indent) return notClosed(outermost)
    for (const sign of bracketsOf(line, open.length > 0)) {
      if (sign in PAIRS) open.push({ sign, line: line1, indent })
      else {
        const last = open.at(-1)
        if (!last || PAIRS[last.sign] !== sign) {
          if (last) return notClosed(last)
          return { line: line1, said: say('yaml-bracket-extra', { sign }) }
        }
        open = open.slice(0, -1)
      }
    }
  }
  const [left] = open
  return left && notClosed(left)
}

function notClosed({ sign, line }: { sign: string; line: number }): YamlMistake {
  return { line, said: say('yaml-bracket-open', { sign, closing: PAIRS[sign] ?? '' }) }
}

/**
 * The brackets that are YAML syntax, outside quotes: those of a value that begins with one, and all
 * within one that is open.
 */
function bracketsOf(line: string, isOpen: boolean): string[] {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""').replace(/(^|\s)#.*$/, '$1')
  const value = bare.replace(/^\s*(?:- )?(?:[\w-]+:\s+)?(?:- )?/, '')
  // Within plain text a bracket is an ordinary character.
  const isSyntax = isOpen || /^[[\]{}]/.test(value) || /^[\w-]+: [[{]|, [\w-]+: /.test(value)
  if (!isSyntax) return []
  return [...value].filter((sign) => '[]{}'.includes(sign))
}

function lineMistakes(line: string, index: number): YamlMistake[] {
  const number = index + 1
  const [, record] = /^\s*-([a-z][\w-]*: .*)$/.exec(line) ?? []
  if (record !== undefined) return [{ line: number, said: say('yaml-dash', { rest: record }) }]
  const [, inner] = /[{,] *([\w-]+): (?!["'])[^,{}[\]"']*:\s/.exec(line) ?? []
  if (inner !== undefined) return [{ line: number, said: say('yaml-colon', { part: inner }) }]
  const [, key, glued] = /^\s*(?:- )?([a-z][\w-]*):([^\s/].*)$/i.exec(line) ?? []
  if (key !== undefined && glued !== undefined && !line.includes(': ')) {
    return [{ line: number, said: say('yaml-no-blank', { key, value: glued }) }]
  }
  const [, field, value = ''] = /^\s*(?:- )?([\w-]+): +(.+)$/.exec(line) ?? []
  if (field === undefined) return []
  const [quote = ''] = value
  if ((quote === '"' || quote === "'") && !closes(value, quote)) {
    return [{ line: number, said: say('yaml-quote', { quote, part: field }) }]
  }
  // Within brackets over several lines, a comma or the bracket ends the line.
  if (/^[^"'[{|>#&*!%@`].*:(?:\s|$)/.test(value) && !/[,}]$/.test(value)) {
    return [{ line: number, said: say('yaml-colon', { part: field }) }]
  }
  if (/^[@`%&*!]/.test(value)) {
    return [{ line: number, said: say('yaml-sign', { part: field, sign: quote }) }]
  }
  return []
}

/** Whether a value that begins with a quote also ends with it, ignoring a comment. */
function closes(value: string, quote: string): boolean {
  const whole = quote === '"' ? /^"(?:[^"\\]|\\.)*"\s*(?:#.*)?$/ : /^'(?:[^']|'')*'\s*(?:#.*)?$/
  return whole.test(value)
}
