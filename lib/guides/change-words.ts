import { periodsOf } from '#lib/facts/fact-on.ts'
import { formatValue } from '#lib/facts/format.ts'
import { headlineOf } from '#lib/facts/headlines.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Change } from './changes.ts'

/** A change in a line of words, the language they are in, and the page that says more. */
export type ChangeWords = { words: string; language: Locale; path: string }

/** What changed, for a reader of one language; an editor's note stays in its own. */
export function describeChange(change: Change, locale: Locale): ChangeWords {
  const t = translator(locale)
  if (change.kind === 'rule') {
    const { day, record, before, after, since } = change.rule
    const periods = periodsOf(record)
    // A value that became unknown has not ended, and one that became known has not begun.
    const ended = after === null && !periods.some(({ from }) => from === day)
    const name = ended ? 'ended' : periods[0]?.from === day ? 'began' : 'changed'
    const title = record.title[locale]
    const values = {
      title: /[?.!]$/.test(title) ? title : `${title}:`,
      before: formatValue(before, record.unit, locale),
      after: formatValue(after, record.unit, locale),
    }
    const seen = since === 'seen' ? `. ${t('changes.seen')}` : ''
    const words = (headlineOf(change.rule, locale) ?? t(`changes.${name}`, values)) + seen
    return { words, language: locale, path: paths.fact(locale, record.id) }
  }
  const { guide, text } = change
  const path = paths.guide(locale, guide.slug)
  if (change.kind === 'note') return { words: change.note, language: text.locale, path }
  return { words: t('changes.guide', { title: text.title }), language: locale, path }
}

/** The line of words with the guide's title before an editor's note, for lists of all guides. */
export function describeSiteChange(change: Change, locale: Locale): ChangeWords {
  const described = describeChange(change, locale)
  if (change.kind !== 'note') return described
  return { ...described, words: `${change.text.title}: ${described.words}` }
}
