import type en from '#content/messages/en.json'

/** A kind of mistake: the key of its words under `findings` in the messages. */
export type FindingCode = keyof typeof en.findings

/** What a mistake is about: ids, days, numbers. Words of a language do not belong here. */
export type FindingValues = Record<string, string | number>

/** An error in the content: where it is and how to fix it. */
export type Finding = {
  /** The path from the project's folder: `content/facts/fees.yml`. */
  path: string
  line: number
  /** The kind of mistake, and what it is about, for the words of another language. */
  code: FindingCode
  values: FindingValues
  /** What is wrong, in English, without a full stop. */
  message: string
  /** How to fix it, in English, as a complete sentence. */
  remedy: string
  /** An error prevents a release; a warning does not. */
  level: 'error' | 'warning'
  /** The file could not be read at all, so that rules that depend on it are meaningless. */
  unreadable?: true
}

/** Sorts errors before warnings, each by file and line, and removes duplicates. */
export function sortFindings(findings: Finding[]): Finding[] {
  const unique = new Map(findings.map((finding) => [formatFinding(finding), finding]))
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.level, b.level) ||
      compare(a.path, b.path) ||
      a.line - b.line ||
      compare(a.message, b.message),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Formats a finding as one line: `content/facts/fees.yml:12: what is wrong. What to do.` */
export function formatFinding({ path, line, message, remedy, level }: Finding): string {
  return `${path}:${line}: ${level === 'warning' ? 'Warning: ' : ''}${message}. ${remedy}`
}
