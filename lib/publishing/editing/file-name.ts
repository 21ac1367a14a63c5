import { SUBJECTS } from '#lib/facts/subjects.ts'
import { findGuide } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { LOCALE_NAMES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { findSitePage, SITE_PAGES } from '#lib/pages/find.ts'
import { listHeroes, textIn } from '#lib/stories/find.ts'
import { type ContentPath, parseContentPath } from '../content-path.ts'
import { SINGLE_FILES } from './find-content.ts'

/**
 * What a file of the content is called at the desk: what it is, its title as published, and its
 * language. An editor does not have to know paths.
 *
 * @param path below the content folder; one that editors do not write is given back as it is
 */
export function fileName(path: string, locale: Locale): string {
  const t = translator(locale)
  const parsed = parseContentPath(path)
  if (!parsed) return path
  const { kind, name } = parsed
  const language = parsed.locale ? ` (${LOCALE_NAMES[parsed.locale]})` : ''
  if (kind === 'messages') return t('desk.files.words') + language
  if (kind === 'guides' || kind === 'pages' || kind === 'stories' || kind === 'letters') {
    return t(`desk.changes.names.${kind}`, { name: titleOf(parsed, locale) }) + language
  }
  if (kind === 'facts') {
    const subject = SUBJECTS.find((one) => one === name)
    return t('desk.changes.names.facts', { name: subject ? t(`subjects.${subject}`) : name })
  }
  const stage = STAGES.find((one) => path === `steps/${one}.yml`)
  if (stage) return t('desk.files.names.steps', { stage: t(`stages.${stage}`) })
  const single = SINGLE_FILES.find((one) => path === `${one}.yml`)
  return single ? t(`desk.files.names.${single}`) : t('desk.changes.names.pictures', { name })
}

/** The title that readers know, else the name in the address. */
function titleOf({ kind, name }: ContentPath, locale: Locale): string {
  if (kind === 'guides') {
    const guide = findGuide(name)
    return (guide?.texts[locale] ?? guide?.texts[guide.original])?.title ?? name
  }
  if (kind === 'pages') {
    const page = SITE_PAGES.find((one) => one === name)
    return page ? findSitePage(page, locale).title : name
  }
  const hero = kind === 'stories' ? listHeroes().find(({ slug }) => slug === name) : undefined
  return hero ? textIn(hero, locale).title : name
}
