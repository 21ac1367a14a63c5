import { writeFinding } from './check/finding-words.ts'
import type { Published } from './publish.ts'

/** Why a change could not be published: what kind of reason, and its particulars, a line each. */
export type Problem = { kind: Exclude<Published['outcome'], 'published' | 'gone'>; lines: string[] }

/**
 * What kept a change from being published, as one text for the store; undefined when nothing did.
 * `isPassing`: it may succeed later without anybody doing anything.
 */
export function problemOf(published: Published): { problem?: string; isPassing: boolean } {
  switch (published.outcome) {
    case 'published':
    case 'gone':
      return { isPassing: false }
    case 'needs-review':
      return { problem: 'needs-review', isPassing: false }
    case 'conflict':
      return write(
        'conflict',
        published.conflicts.map(({ path }) => path),
      )
    case 'errors':
      return write('errors', published.findings.map(writeFinding))
    case 'forbidden':
      return write('forbidden', [published.path])
    default:
      return { ...write(published.outcome, [published.detail]), isPassing: true }
  }
}

const KINDS: readonly Problem['kind'][] = [
  'needs-review',
  'conflict',
  'errors',
  'forbidden',
  'unreachable',
  'overtaken',
  'held-up',
]

const MAX_LINES = 20

function write(kind: Problem['kind'], lines: string[]) {
  return { problem: [kind, ...lines.slice(0, MAX_LINES)].join('\n'), isPassing: false }
}

/** Takes a stored problem apart. */
export function readProblem(problem: string): Problem | undefined {
  const [first, ...lines] = problem.split('\n')
  const kind = KINDS.find((one) => one === first)
  return kind && { kind, lines }
}
