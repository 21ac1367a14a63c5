/** The mistake that most likely made a YAML text unreadable, with its line counted from 1. */
export type YamlMistake = { line: number; message: string; remedy: string }

const PAIRS: Record<string, string> = { '[': ']', '{': '}' }

/**
 * Looks for the mistakes that people make most in YAML. A parser names the place where it gave up,
 * often many lines below the cause; this names the cause. Gives the first mistake of the text.
 *
 * @param text a text that the parser could not read
 */
export function findYamlMistake(text: string): YamlMistake | undefined {
  const lines = text.split('\n')
  const found = [tabIn(lines), openBracketIn(lines), ...lines.flatMap(lineMistakes)]
  return found.filter((one) => one !== undefined).sort((a, b) => a.line - b.line)[0]
}

function tabIn(lines: string[]): YamlMistake | undefined {
  const index = lines.findIndex((line) => /^ *\t/.test(line))
  if (index < 0) return undefined
  return {
    line: index + 1,
    message: 'This line is indented with a tab',
    remedy: 'Indent it with blanks, as the lines around it are.',
  }
}

/** A bracket that is not closed before the next field or record, or closed and never opened. */
function openBracketIn(lines: string[]): YamlMistake | undefined {
  let open: { sign: string; line: number; indent: number }[] = []
  for (const [index, line] of lines.entries()) {
    const line1 = index + 1
    const [outermost] = open
    const indent = line.search(/\S/)
    const isField = /^\s*(?:- )?[\w-]+:(?:\s|$)/.test(line)
    if (outermost && isField && indent <= outermost.indent) return notClosed(outermost)
    for (const sign of bracketsOf(line)) {
      if (sign in PAIRS) open.push({ sign, line: line1, indent })
      else {
        const last = open.at(-1)
        if (!last || PAIRS[last.sign] !== sign) {
          if (last) return notClosed(last)
          return {
            line: line1,
            message: `There is a “${sign}” that nothing opened`,
            remedy: 'Take it out, or put the whole text in quotes.',
          }
        }
        open = open.slice(0, -1)
      }
    }
  }
  const [left] = open
  return left && notClosed(left)
}

function notClosed({ sign, line }: { sign: string; line: number }): YamlMistake {
  return {
    line,
    message: `The “${sign}” on this line is not closed`,
    remedy: `Write “${PAIRS[sign]}” where it ends.`,
  }
}

/** Brackets that structure a line: those of a value that begins with one, outside quotes. */
function bracketsOf(line: string): string[] {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""').replace(/(^|\s)#.*$/, '$1')
  const value = bare.replace(/^\s*(?:- )?(?:[\w-]+:\s+)?(?:- )?/, '')
  // Within plain words a bracket is a sign like any other.
  if (!/^[[\]{}]/.test(value) && !/^[\w-]+: [[{]|, [\w-]+: /.test(value)) return []
  return [...value].filter((sign) => '[]{}'.includes(sign))
}

function lineMistakes(line: string, index: number): YamlMistake[] {
  const number = index + 1
  const [, key, glued] = /^\s*(?:- )?([a-z][\w-]*):([^\s/].*)$/i.exec(line) ?? []
  if (key !== undefined && glued !== undefined && !line.includes(': '))
    return [
      {
        line: number,
        message: `There is no blank after “${key}:”`,
        remedy: `Write “${key}: ${glued}”.`,
      },
    ]
  const [, field, value = ''] = /^\s*(?:- )?([\w-]+): +(.+)$/.exec(line) ?? []
  if (field === undefined) return []
  const quote = value[0]
  if ((quote === '"' || quote === "'") && !closes(value, quote))
    return [
      {
        line: number,
        message: `The quote ${quote} that begins “${field}” is not closed`,
        remedy: `Write ${quote} at its end, and put the whole in the other kind of quotes if it holds one.`,
      },
    ]
  if (/^[^"'[{|>#&*!%@`].*:(?:\s|$)/.test(value))
    return [
      {
        line: number,
        message: `The words of “${field}” hold a colon`,
        remedy: 'Put them in quotes.',
      },
    ]
  if (/^[@`%&*!]/.test(value))
    return [
      {
        line: number,
        message: `The words of “${field}” begin with “${value[0]}”, which means something else here`,
        remedy: 'Put them in quotes.',
      },
    ]
  return []
}

/** Whether a value that begins with a quote also ends with it, but for a comment. */
function closes(value: string, quote: string): boolean {
  const whole = quote === '"' ? /^"(?:[^"\\]|\\.)*"\s*(?:#.*)?$/ : /^'(?:[^']|'')*'\s*(?:#.*)?$/
  return whole.test(value)
}
