import { factsDue } from '#lib/facts/due.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { listGuides } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { listLetters, readLetter } from '#lib/letters/find.ts'
import { findSitePage, SITE_PAGES } from '#lib/pages/find.ts'
import { listHeroes } from '#lib/stories/find.ts'
import { parseContentPath } from '../content-path.ts'

/** The folders that have one text in each language. */
export const TEXT_KINDS = ['guides', 'pages', 'stories', 'letters'] as const

export type TextKind = (typeof TEXT_KINDS)[number]

/** What can be found, in the order of the list. */
export const CONTENT_KINDS = [
  'guides',
  'pages',
  'stories',
  'letters',
  'facts',
  'sources',
  'files',
] as const

export type ContentKind = (typeof CONTENT_KINDS)[number]

/** What may have to be done about an entry. */
export const CONTENT_STATES = ['due', 'behind', 'missing', 'contested', 'broken', 'draft'] as const

export type ContentState = (typeof CONTENT_STATES)[number]

/** Something that an editor can open. */
export type ContentEntry = {
  kind: ContentKind
  /** A slug, a record's id or a file's name. */
  id: string
  titles: Partial<Record<Locale, string>>
  /** The languages in which it can be opened, with the path of each text; empty for records. */
  texts: { locale: Locale; path: string; state: 'there' | 'behind' | 'missing' }[]
  /** The file that holds it. */
  path: string
  states: ContentState[]
}

/** Files that have no form of their own, by their names without `.yml`. */
export const SINGLE_FILES = [
  'offices',
  'sources',
  'glossary',
  'acts',
  'people',
  'countries',
  'calendar',
  'search',
  'redirects',
  'pictures',
] as const

const FILES = [
  ...SINGLE_FILES.map((name) => `${name}.yml`),
  ...STAGES.map((stage) => `steps/${stage}.yml`),
]

function textEntry(
  kind: TextKind,
  name: string,
  titles: ContentEntry['titles'],
  stateOf: (locale: Locale) => 'there' | 'behind' | 'missing',
): ContentEntry {
  const texts = LOCALES.map((locale) => ({
    locale,
    path: `${kind}/${name}/${locale}.mdx`,
    state: stateOf(locale),
  }))
  const states = (['behind', 'missing'] as const).filter((wanted) =>
    texts.some(({ state }) => state === wanted),
  )
  return { kind, id: name, titles, texts, path: `${kind}/${name}`, states }
}

function guideEntries(): ContentEntry[] {
  return listGuides().map(({ slug, texts }) => {
    const titles = Object.fromEntries(
      Object.values(texts).map(({ locale, title }) => [locale, title]),
    )
    return textEntry('guides', slug, titles, (locale) => {
      const text = texts[locale]
      if (!text) return 'missing'
      return text.behind ? 'behind' : 'there'
    })
  })
}

function pageEntries(): ContentEntry[] {
  return SITE_PAGES.map((name) => {
    const titles = Object.fromEntries(
      LOCALES.map((locale) => [locale, findSitePage(name, locale).title]),
    )
    return textEntry('pages', name, titles, () => 'there')
  })
}

function storyEntries(): ContentEntry[] {
  return listHeroes().map(({ slug, texts }) => {
    const titles = Object.fromEntries(texts.map(({ locale, title }) => [locale, title]))
    return textEntry('stories', slug, titles, (locale) => (titles[locale] ? 'there' : 'missing'))
  })
}

function letterEntries(): ContentEntry[] {
  return listLetters().map((date) => {
    const titles = Object.fromEntries(
      LOCALES.map((locale) => [locale, readLetter(date).texts[locale].subject]),
    )
    return textEntry('letters', date, titles, () => 'there')
  })
}

function factEntries(day: string): ContentEntry[] {
  const { facts, subjects } = loadFacts()
  const due = new Set(factsDue(day).map(({ record }) => record.id))
  return [...subjects].flatMap(([subject, ids]) =>
    ids.flatMap((id): ContentEntry[] => {
      const record = facts.get(id)
      if (!record) return []
      const states: ContentState[] = []
      if (due.has(id)) states.push('due')
      if (record.confidence === 'contested') states.push('contested')
      const path = `facts/${subject}.yml`
      return [{ kind: 'facts', id, titles: record.title, texts: [], path, states }]
    }),
  )
}

function sourceEntries(): ContentEntry[] {
  return [...loadFacts().sources.values()].map(({ id, title, publisher }) => ({
    kind: 'sources',
    id,
    titles: { en: `${title} (${publisher})` },
    texts: [],
    path: 'sources.yml',
    states: [],
  }))
}

function fileEntries(): ContentEntry[] {
  return FILES.map((path) => ({
    kind: 'files',
    id: path,
    titles: {},
    texts: [],
    path,
    states: [],
  }))
}

/** What the list depends on besides the content. */
export type ContentNotes = {
  day: string
  /** The paths of the files that somebody has a draft of. */
  drafts: ReadonlySet<string>
  /** What is wrong with the source, one line a mistake, beginning with the path. */
  problems: readonly string[]
}

/** Everything that an editor can open, with what is to be done about it. */
export function listContent({ day, drafts, problems }: ContentNotes): ContentEntry[] {
  const broken = problems.map((problem) => problem.replace(/^content\//, ''))
  const entries = [
    ...guideEntries(),
    ...pageEntries(),
    ...storyEntries(),
    ...letterEntries(),
    ...newTextEntries(drafts),
    ...factEntries(day),
    ...sourceEntries(),
    ...fileEntries(),
  ]
  const isFolder = ({ texts }: ContentEntry) => texts.length > 0
  return unique(entries).map((entry) => {
    const prefix = isFolder(entry) ? `${entry.path}/` : entry.path
    const states = [...entry.states]
    if (broken.some((problem) => problem.startsWith(prefix))) states.push('broken')
    if ([...drafts].some((path) => path.startsWith(prefix))) states.push('draft')
    return { ...entry, states }
  })
}

/** Texts that exist as drafts only. */
function newTextEntries(drafts: ReadonlySet<string>): ContentEntry[] {
  return [...drafts].flatMap((path): ContentEntry[] => {
    const parsed = parseContentPath(path)
    const kind = TEXT_KINDS.find((one) => one === parsed?.kind)
    if (!parsed || !kind) return []
    const stateOf = (locale: Locale) =>
      drafts.has(`${kind}/${parsed.name}/${locale}.mdx`) ? 'there' : 'missing'
    return [textEntry(kind, parsed.name, {}, stateOf)]
  })
}

function unique(entries: ContentEntry[]): ContentEntry[] {
  const seen = new Map<string, ContentEntry>()
  for (const entry of entries) {
    const key = `${entry.kind}/${entry.id}`
    if (!seen.has(key)) seen.set(key, entry)
  }
  return [...seen.values()]
}

/** What an editor looks for. */
export type ContentSearch = {
  kind?: ContentKind | undefined
  /** All of these words are in the id or in one of the titles, in any case. */
  words?: string | undefined
  state?: ContentState | undefined
  /** Only texts whose state concerns this language. */
  locale?: Locale | undefined
}

/** The entries that fit, those whose id is what was typed first. */
export function searchContent(
  entries: ContentEntry[],
  { kind, words = '', state, locale }: ContentSearch,
): ContentEntry[] {
  const parts = fold(words).split(/\s+/).filter(Boolean)
  return entries
    .filter((entry) => !kind || entry.kind === kind)
    .filter((entry) => !state || hasState(entry, state, locale))
    .filter((entry) => {
      const text = fold([entry.id, entry.path, ...Object.values(entry.titles)].join(' '))
      return parts.every((part) => text.includes(part))
    })
    .toSorted((a, b) => Number(b.id === words) - Number(a.id === words))
}

function hasState(entry: ContentEntry, state: ContentState, locale: Locale | undefined): boolean {
  if (locale && (state === 'behind' || state === 'missing'))
    return entry.texts.some((text) => text.locale === locale && text.state === state)
  return entry.states.includes(state)
}

/** Editors type е for ё and capitals as it comes. */
function fold(words: string): string {
  return words.toLowerCase().normalize('NFC').replaceAll('ё', 'е')
}
