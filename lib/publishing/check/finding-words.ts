import { contentState } from '#lib/config/files/content-dir.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ContentFinding } from './check-process.ts'

/** A finding as far as its words need it. */
export type SaidFinding = Pick<ContentFinding, 'code' | 'values' | 'message' | 'remedy'>

/** Which words name a field: within another one, alone, or none at all. */
export function fieldKey({ field, within }: ContentFinding['values']): 'within' | 'alone' | 'none' {
  if (!field) return 'none'
  return within ? 'within' : 'alone'
}

/** What is wrong and what to do, in an editor's language; in English where there are no words. */
export function findingWords(
  locale: Locale,
  { code, values, message, remedy }: SaidFinding,
): string {
  const t = translator(locale)
  // Codes come from another process, which may be of another release.
  const said = (part: 'message' | 'remedy') =>
    `findings.${code}.${part}` as 'findings.no-act.message'
  if (!t.has(said('message'))) return `${message}. ${remedy}`
  const all =
    'field' in values ? { ...values, name: t(`findingFields.${fieldKey(values)}`, values) } : values
  return `${t(said('message'), all)}. ${t(said('remedy'), all)}`
}

/** A finding as a line of text that keeps what other languages need after a tab. */
export function writeFinding(finding: ContentFinding): string {
  const { path, line, message, remedy, code, values } = finding
  return `${path}:${line}: ${message}. ${remedy}\t${JSON.stringify({ code, values })}`
}

/** A line of `writeFinding` in an editor's language; any other line as it is. */
export function lineWords(locale: Locale, text: string): string {
  const [english = '', kept] = text.split('\t')
  const [, place = '', words = ''] = /^(\S+:\d+: )(.*)$/s.exec(english) ?? []
  if (kept === undefined || place === '') return english
  try {
    const said: Pick<ContentFinding, 'code' | 'values'> = JSON.parse(kept)
    return place + findingWords(locale, { ...said, message: words.replace(/\.$/, ''), remedy: '' })
  } catch {
    return english
  }
}

/** Why the content is not shown, a line of `contentState().problems`, in an editor's language. */
export function problemWords(locale: Locale, problem: string): string {
  const said = contentState().said[problem]
  return said ? lineWords(locale, `${problem}\t${JSON.stringify(said)}`) : problem
}
