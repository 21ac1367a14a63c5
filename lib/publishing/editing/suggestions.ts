import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { listGuides } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DRAWN_PAPERS } from '#lib/plan/checklist/paper-points.ts'
import {
  countries,
  DOCUMENT_ROUTES,
  type DocumentRoute,
  documentRouteOn,
} from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'

/** An id that a text may name: what it is called, and what a reader would see now. */
export type Suggestion = { id: string; title: string; value?: string }

/** What an editor can name in a text, by the kind of the name. */
export type Suggestions = {
  fact: Suggestion[]
  contested: Suggestion[]
  term: Suggestion[]
  act: Suggestion[]
  source: Suggestion[]
  guide: Suggestion[]
  country: Suggestion[]
  stage: Suggestion[]
  route: Suggestion[]
  figure: Suggestion[]
}

/** The longest value that is shown in place of a tag or beside a title, in characters. */
const MAX_VALUE = 120

/** The names that exist, with titles and values in a language on a day. */
export function suggestionsFor(locale: Locale, day: string): Suggestions {
  const { facts, terms, acts, sources } = loadFacts()
  const t = translator(locale)
  const records = [...facts.values()].map(({ id, title, confidence }) => ({
    id,
    title: title[locale],
    value: shorten(formatFact(shownFact(id, day), locale)),
    confidence,
  }))
  const plain = records.map(({ confidence: _, ...suggestion }) => suggestion)
  return {
    fact: plain,
    contested: records
      .filter(({ confidence }) => confidence === 'contested')
      .map(({ confidence: _, ...suggestion }) => suggestion),
    term: [...terms.values()].map(({ id, term }) => ({
      id,
      title: term[locale],
      value: term[locale],
    })),
    act: [...acts.values()].map(({ id, title, short }) => ({
      id,
      title: title[locale],
      value: short[locale],
    })),
    source: [...sources.values()].map(({ id, title }) => ({ id, title })),
    guide: listGuides().map(({ slug, texts, original }) => ({
      id: slug,
      title: (texts[locale] ?? texts[original])?.title ?? slug,
    })),
    country: countries().countries.map(({ code }) => ({
      id: code.toLowerCase(),
      title: countryName(code, locale),
    })),
    stage: STAGES.map((id) => ({ id, title: t(`stages.${id}`) })),
    route: DOCUMENT_ROUTES.map((id) => ({
      id,
      title: t(`countries.${id}`, { n: countriesBy(id, day) }),
    })),
    figure: ['index-years', 'application-timeline', 'stations', ...Object.keys(DRAWN_PAPERS)].map(
      (id) => ({ id, title: id }),
    ),
  }
}

function shorten(words: string): string {
  return words.length > MAX_VALUE ? `${words.slice(0, MAX_VALUE - 1)}…` : words
}

function countriesBy(route: DocumentRoute, day: string): number {
  return countries().countries.filter((country) => documentRouteOn(country, day) === route).length
}
