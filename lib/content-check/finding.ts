/** Something wrong in the content, where it stands and what an editor does about it. */
export type Finding = {
  /** The file, seen from the project's folder: `content/facts/fees.yml`. */
  path: string
  line: number
  /** What is wrong, without a full stop. */
  message: string
  /** What to do, a whole sentence. */
  remedy: string
  /** An error stops a release; a warning is work for the editors. */
  level: 'error' | 'warning'
  /** The file could not be read at all, so that nothing can be said of what depends on it. */
  unreadable?: true
}

/** Errors before warnings, each by file and line, the same one only once. */
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

/** One line: `content/facts/fees.yml:12: what is wrong. What to do.` */
export function formatFinding({ path, line, message, remedy, level }: Finding): string {
  return `${path}:${line}: ${level === 'warning' ? 'Warning: ' : ''}${message}. ${remedy}`
}
