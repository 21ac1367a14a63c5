import { type Fact, factsOn } from '#lib/facts/fact-on.ts'
import { formatFact } from '#lib/facts/format.ts'
import {
  type Guide,
  type GuideText,
  listGuides,
  listPeople,
  localesOf,
  textFor,
} from '#lib/guides/find.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type Issue, issueLocales, shownIssues } from '#lib/newsletter/archive.ts'
import { findSitePage, SITE_PAGES } from '#lib/pages/find.ts'
import { loadOffices } from '#lib/pages/offices.ts'
import { citizenships } from '#lib/plan/countries/citizenship.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { type Hero, listHeroes } from '#lib/stories/find.ts'
import type { SearchWords } from '../words/search-words.ts'
import { plainParts } from './plain-text.ts'

/** A section of a page that a result can link to; without an id, the page itself. */
export type Section = {
  id?: string | undefined
  heading: string
  text: string
  /** Words that are searched but not shown in an excerpt. */
  listed?: string
  /** The ids of the records that the section shows. */
  facts?: string[]
}

/** A page in one language, as input of the index. */
export type Entry = {
  /** The path without the language prefix. */
  path: string
  kind: 'guide' | 'fact' | 'page' | 'letter' | 'story'
  locale: Locale
  title: string
  sections: Section[]
  /** Example questions for this page. */
  asked: string[]
  /** The id of the record, if the page is about one. */
  fact?: string
}

function guideEntry(guide: Guide, text: GuideText, day: string): Entry {
  const [first, ...rest] = plainParts(text.body, { locale: text.locale, day })
  const head = {
    heading: '',
    text: `${text.summary} ${first?.text ?? ''}`,
    listed: text.audience,
    facts: first?.facts ?? [],
  }
  return {
    path: `/guides/${guide.slug}`,
    kind: 'guide',
    locale: text.locale,
    title: text.title,
    sections: [head, ...rest.map((part, n) => ({ ...part, id: text.outline.headings[n]?.id }))],
    asked: [],
  }
}

const TENGE: Record<Locale, string> = { en: 'tenge', ru: 'тенге', kk: 'теңге' }

function factEntry(fact: Fact, locale: Locale): Entry {
  const words = [
    formatFact(fact, locale),
    fact.applies?.[locale],
    fact.note?.[locale],
    ...fact.readings.flatMap((reading) => [reading.who[locale], reading.says[locale]]),
  ]
  return {
    path: `/facts/${fact.id}`,
    kind: 'fact',
    locale,
    title: fact.title[locale],
    sections: [
      { heading: '', text: words.flatMap((part) => part?.replace(/\.$/, '') ?? []).join('. ') },
    ],
    asked: numbersAsked(fact, locale),
    fact: fact.id,
  }
}

const THOUSAND: Record<Locale, string> = { en: 'thousand', ru: 'тысяч', kk: 'мың' }
const MILLION: Record<Locale, string[]> = {
  en: ['million', 'mln'],
  ru: ['миллионов', 'млн'],
  kk: ['миллион', 'млн'],
}

/** How people type the number that a record is: with the unit that the site shows, and without. */
function numbersAsked(fact: Fact, locale: Locale): string[] {
  if (typeof fact.value !== 'number') return []
  const sums = fact.unit === 'kzt' ? [fact.value] : fact.tenge === null ? [] : [fact.tenge]
  const inTenge = sums.flatMap((sum) => [
    String(sum),
    `${sum} ${TENGE[locale]}`,
    ...(sum >= 1e6 ? MILLION[locale].map((word) => `${inUnits(sum, 1e6)} ${word}`) : []),
    ...(sum >= 1e3 && sum < 1e6 ? [`${inUnits(sum, 1e3)} ${THOUSAND[locale]}`] : []),
  ])
  return [formatFact(fact, locale, 'value'), ...inTenge]
}

/** A sum in thousands or millions, with one decimal place: 5.7 for 5,709,000. */
function inUnits(sum: number, unit: number): string {
  return String(Math.round((sum / unit) * 10) / 10)
}

function countryNames(locale: Locale): string {
  return citizenships(locale)
    .map(({ name }) => name)
    .join(', ')
}

function pageEntries(words: SearchWords, locale: Locale): Entry[] {
  const written = SITE_PAGES.map((name): Entry => {
    const { title, summary, body } = findSitePage(name, locale)
    const text = body.replace(/^#+ /gm, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const sections = [{ heading: '', text: `${summary} ${text.replace(/[*_`]|\s+/g, ' ')}` }]
    return { path: `/${name}`, kind: 'page', locale, title, sections, asked: [] }
  })
  const others = words.pages.map(({ path, title, text }): Entry => {
    // A search for a country finds the plan, which has the rules for its citizens.
    const listed = path === '/plan' ? countryNames(locale) : undefined
    const sections = [{ heading: '', text: text[locale], ...(listed && { listed }) }]
    return { path, kind: 'page', locale, title: title[locale], sections, asked: [] }
  })
  return [...written, ...others]
}

/** A letter that was sent, in each of its languages. */
function issueEntries(issue: Issue): Entry[] {
  return issueLocales(issue).flatMap((locale): Entry[] => {
    const text = issue.texts[locale]
    if (!text) return []
    const sections = [{ heading: '', text: `${text.preheader} ${text.text}` }]
    const path = `/newsletter/${issue.date}`
    return [{ path, kind: 'letter', locale, title: text.subject, sections, asked: [] }]
  })
}

/** A story, in each of its languages. Who told it may withdraw: see `search`. */
function storyEntries({ slug, texts }: Hero, day: string): Entry[] {
  return texts.map(({ locale, title, summary, person, body }) => {
    const text = plainParts(body, { locale, day }).flatMap((part) => [part.heading, part.text])
    const sections = [{ heading: '', text: [summary, ...text].join(' '), listed: person }]
    return { path: `/heroes/${slug}`, kind: 'story', locale, title, sections, asked: [] }
  })
}

/** The pages of the countries that the list has a row for, and those of whom to ask. */
function* listedEntries(locale: Locale): Generator<Entry> {
  const t = translator(locale)
  const page = (path: string, title: string, text: string): Entry => {
    return { path, kind: 'page', locale, title, sections: [{ heading: '', text }], asked: [] }
  }
  yield page('/countries', t('countryPages.listTitle'), t('countryPages.listLede'))
  for (const { code, note } of countries().countries) {
    const country = countryName(code, locale)
    const text = [t('countryPages.description', { country }), note?.[locale] ?? ''].join(' ')
    yield page(`/countries/${code.toLowerCase()}`, t('countryPages.title', { country }), text)
  }
  const { services, regions } = loadOffices()
  const offices = [
    t('offices.lede'),
    ...services.flatMap(({ name, about, phone }) =>
      [name[locale], about[locale], phone ?? []].flat(),
    ),
    ...regions.map(({ name }) => name[locale]),
  ]
  const counters = regions.flatMap((region) => region.offices)
  const listed = counters.flatMap(({ name, city, address, phones }) => [
    name[locale],
    city[locale],
    address?.[locale] ?? [],
    phones ?? [],
  ])
  const numbers = services.flatMap(({ phone }) => phone ?? [])
  const asked = [...numbers, ...counters.flatMap(({ phones }) => phones ?? [])]
  const shown = page('/offices', t('offices.title'), offices.join('. '))
  yield {
    ...shown,
    sections: shown.sections.map((section) => ({ ...section, listed: listed.flat().join('. ') })),
    asked: [...new Set(asked)],
  }
  for (const { id, name, about } of listPeople()) {
    yield page(`/people/${id}`, name[locale], about[locale])
  }
}

/** Yields everything that can be found on a day: each page once for each of its languages. */
export function* eachEntry(day: string, words: SearchWords): Generator<Entry> {
  const asked = new Map(words.asked.map((entry) => [entry.path, entry]))
  for (const entry of eachPage(day, words)) {
    const written = asked.get(entry.path)?.[entry.locale] ?? []
    yield { ...entry, asked: [...entry.asked, ...written] }
  }
}

function* eachPage(day: string, words: SearchWords): Generator<Entry> {
  for (const guide of listGuides()) {
    for (const locale of localesOf(guide)) yield guideEntry(guide, textFor(guide, locale), day)
  }
  const facts = factsOn(day)
  for (const locale of LOCALES) {
    for (const fact of facts) yield factEntry(fact, locale)
    yield* pageEntries(words, locale)
    yield* listedEntries(locale)
  }
  for (const issue of shownIssues()) yield* issueEntries(issue)
  for (const hero of listHeroes()) yield* storyEntries(hero, day)
}
