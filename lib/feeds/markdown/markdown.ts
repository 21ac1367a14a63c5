import type { Fact } from '#lib/facts/fact-on.ts'
import { formatFact } from '#lib/facts/format.ts'
import { ledger } from '#lib/facts/load.ts'
import { describeChange } from '#lib/guides/change-words.ts'
import { guideChanges, recentSpan } from '#lib/guides/changes.ts'
import { findPerson, type Guide, type GuideText } from '#lib/guides/find.ts'
import { referencesOf } from '#lib/guides/references.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { sentences } from '../sentences.ts'
import { markdownBody } from './body.ts'
import { writeSource } from './source.ts'
import { item, link, plain } from './text.ts'

/** A guide as Markdown: every figure resolved for a day, with dates and sources. */
export function guideMarkdown(guide: Guide, text: GuideText, locale: Locale, day: string): string {
  const t = translator(locale)
  const { facts, sources } = referencesOf(guide, text, day)
  const changes = guideChanges(guide, text, recentSpan(day)).map((change) => {
    const { words } = describeChange(change, locale)
    return item('- ', `${formatDay(change.day, locale)}: ${plain(words)}`)
  })
  const blocks = [
    `# ${plain(text.title)}`,
    plain(text.summary),
    plain(text.audience),
    provenance(guide, text, locale, day)
      .map((line) => item('- ', line))
      .join('\n'),
    markdownBody(text.body, { locale: text.locale, day }, locale),
    section(t('guide.changes'), changes),
    section(
      t('guide.facts'),
      facts.map((fact) => writeFactLine(fact, locale)),
    ),
    section(
      t('guide.sourcesTitle'),
      sources.map((source) => item('- ', writeSource(source, locale))),
    ),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function section(title: string, items: string[]): string {
  return items.length > 0 ? `## ${plain(title)}\n\n${items.join('\n')}` : ''
}

/** Where the text comes from, as of when it holds, and what is known to be lacking in it. */
function provenance(guide: Guide, text: GuideText, locale: Locale, day: string): string[] {
  const t = translator(locale)
  const original = languageName(guide.original, locale)
  const nameOf = (id: string | null) => (id ? findPerson(id)?.name[locale] : undefined)
  const [author, reviewer] = [nameOf(guide.frontMatter.author), nameOf(guide.frontMatter.reviewer)]
  const reader = nameOf(text.reviewer)
  const lines = [
    absolute(paths.guide(locale, guide.slug)),
    t('guide.checked', { day: formatDay(guide.frontMatter.checked, locale) }),
    t('markdown.asOf', { day: formatDay(day, locale) }),
    author && t('guide.writtenBy', { name: author }),
    reviewer ? t('guide.reviewedBy', { name: reviewer }) : t('guide.notReviewed'),
    text.locale !== locale && t('guide.missing', { original }),
    text.translates && t('guide.translatedFrom', { language: original }),
    text.translates &&
      (reader
        ? t('guide.translationReviewedBy', { name: reader })
        : t('guide.translationNotReviewed')),
    text.behind && t('guide.behind', { original }),
  ]
  return lines.filter((line) => typeof line === 'string')
}

function writeFactLine(fact: Fact, locale: Locale): string {
  const t = translator(locale)
  const act = fact.act ? ledger().acts.get(fact.act)?.short[locale] : undefined
  const grounds = act && (fact.article ? t('fact.article', { act, article: fact.article }) : act)
  const name = fact.silent ? 'silent' : fact.since === 'exact' ? 'from' : 'seen'
  const since = t(`fact.${name}`, { day: formatDay(fact.from, locale) })
  const said = [formatFact(fact, locale), since, grounds && t('fact.act', { act: grounds })]
  const checked = t('fact.checked', { day: formatDay(fact.checked, locale) })
  const sure = `(${checked}; ${t(`confidence.${fact.confidence}`)})`
  const title = link(fact.title[locale], absolute(paths.fact(locale, fact.id)))
  const head = `**${title}**: ${plain(`${sentences(said)} ${sure}`)}`
  const sources = fact.sources.map((source) => item('- ', writeSource(source, locale)))
  return item('- ', [head, ...sources].join('\n'))
}
