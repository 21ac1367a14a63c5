import { LOCALES } from '#lib/i18n/locales.ts'
import { citizenshipName, citizenships } from '#lib/plan/countries/citizenship.ts'
import { OTHER_NAMES } from '#lib/plan/countries/other-names.ts'
import type { Group } from '#lib/plan/input/tool-input.ts'
import {
  type Concepts,
  EVERYDAY_WORDS,
  findConcepts,
  formKey,
  readConcepts,
} from './words/concepts.ts'
import { countryForms } from './words/country-forms.ts'
import { queryWords } from './words/fold.ts'
import type { SearchWords } from './words/search-words.ts'
import { isNegation, isStopWord, NEGATION_KEY } from './words/stop-words.ts'
import { keysOf } from './words/words.ts'

/** What a query says of the person who typed it, as answers to the plan. */
export type PlanAnswers = { citizenship: string | undefined; group: Group[] }

/** The phrases that name an answer, and the answers that each names. */
export type Situations = { phrases: Concepts; answers: Map<string, Partial<PlanAnswers>> }

/** Whoever names Kazakhstan means the country, not a citizenship. */
const HERE = 'KZ'

/** Reads the phrases: the situations of the editors, and the names of all countries. */
export function readSituations({ situations }: Pick<SearchWords, 'situations'>): Situations {
  const countries = citizenships('en')
    .filter(({ code }) => code !== HERE)
    .map(({ code }) => ({
      answers: { citizenship: code },
      words: [
        ...LOCALES.flatMap((locale) => countryForms(citizenshipName(code, locale))),
        ...(OTHER_NAMES[code] ?? []),
      ].filter((name) => !EVERYDAY_WORDS.includes(name)),
    }))
  const said = situations.map(({ answers: { citizenship, group }, words }) => ({
    answers: { citizenship, ...(group && { group: [group] }) },
    words,
  }))
  const all = [...countries, ...said].map((one, index) => ({
    ...one,
    id: `${index}`,
    anyForm: true,
  }))
  return {
    phrases: readConcepts([], { concepts: all }),
    answers: new Map(all.map(({ id, answers }) => [id, answers])),
  }
}

/**
 * The answers to the plan that a query names; undefined if it names none. Two countries name none:
 * which of them is the reader's own is not known.
 */
export function planAnswersIn(query: string, situations: Situations): PlanAnswers | undefined {
  const row = queryWords(query)
    .filter((word) => isNegation(word) || !isStopWord(word))
    .map((word) => new Set(isNegation(word) ? [NEGATION_KEY] : [formKey(word), ...keysOf(word)]))
  const found = findConcepts(situations.phrases, row)
    .flatMap(({ concepts }) => concepts)
    .flatMap((id) => situations.answers.get(id) ?? [])
  const countries = new Set(found.flatMap(({ citizenship }) => citizenship ?? []))
  const [citizenship] = countries.size === 1 ? countries : []
  const group = [...new Set(found.flatMap((one) => one.group ?? []))]
  return citizenship || group.length > 0 ? { citizenship, group } : undefined
}
