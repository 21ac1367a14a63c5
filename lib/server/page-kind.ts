import { isLocale } from '#lib/i18n/locales.ts'

/** The parts of the site whose figures are told apart; all other pages are `page`. */
const PARTS: ReadonlySet<string> = new Set([
  ...['guides', 'facts', 'plan', 'tools', 'search', 'heroes'],
  ...['recommend', 'newsletter', 'status'],
])

/** Where an address leads that is in no language. */
const OTHERS: ReadonlySet<string> = new Set(['desk', 'api', 'healthz', 'readyz', 'metrics'])

/**
 * The part of the site that a request target names, as a label of metrics: one of few names,
 * whatever is asked for, and nothing of what a reader typed.
 */
export function pageKind(target: string): string {
  const [path = ''] = target.split('?', 1)
  if (!path.startsWith('/')) return 'other'
  const [, first = '', second = ''] = path.split('/', 3)
  if (isLocale(first)) {
    if (second === '') return 'home'
    return PARTS.has(second) ? second : 'page'
  }
  if (OTHERS.has(first)) return first
  if (first === '') return 'language'
  return first === '_next' || /\.\w+$/.test(path) ? 'file' : 'other'
}
