import { z } from 'zod'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact, formatForm, formatMoney } from '#lib/facts/format.ts'
import { moneySteps } from '#lib/facts/history.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { STAGES } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Step } from '#lib/plan/checklist/step-schema.ts'
import { fillFigures, stepsOf } from '#lib/plan/checklist/steps.ts'
import { countries, DOCUMENT_ROUTES, documentRouteOn } from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { splitStayLines } from '#lib/plan/stay/split-stay.ts'
import { writeSource } from './source.ts'
import { item, link, plain, quote } from './text.ts'

/** The language of a text and the day for which its facts are shown. */
export type Here = { locale: Locale; day: string }

/** A tag of a text: its attributes, and its content, already converted to Markdown. */
export type Tag = {
  attributes: Record<string, string>
  inner: string
}

const show = z.enum(['both', 'value', 'number', 'tenge']).optional()
const grammar = z.enum(['nominative', 'genitive']).optional()

function writeFact({ attributes, inner }: Tag, { locale, day }: Here): string {
  if (inner !== '') return inner
  const { id = '' } = attributes
  const fact = shownFact(id, day)
  if (attributes.form) return plain(formatForm(fact, locale, attributes.form))
  return plain(
    formatFact(fact, locale, show.parse(attributes.show), grammar.parse(attributes.case)),
  )
}

function writeAct({ attributes }: Tag, { locale }: Here): string {
  const act = loadFacts().acts.get(attributes.id ?? '')
  if (!act) throw new Error(`There is no act “${attributes.id}” in content/acts.yml.`)
  return link(act.short[locale], act.url)
}

function writeTerm({ attributes, inner }: Tag, { locale }: Here): string {
  const entry = loadFacts().terms.get(attributes.id ?? '')
  if (!entry) throw new Error(`There is no term “${attributes.id}” in content/glossary.yml.`)
  return inner === '' ? plain(entry.term[locale]) : inner
}

function writeWarning({ inner }: Tag, { locale }: Here): string {
  return quote(`**${translator(locale)('markdown.warning')}**\n\n${inner}`)
}

function writeContested({ attributes, inner }: Tag, { locale, day }: Here): string {
  const fact = shownFact(attributes.id ?? '', day)
  const title = `${translator(locale)('fact.contestedTitle')}: ${fact.title[locale]}`
  const readings = fact.readings.map(({ who, says, sources }) => {
    const names = sources.flatMap((id) => loadFacts().sources.get(id) ?? [])
    const references = names.map((source) => writeSource(source, locale)).join('; ')
    return item('- ', `**${plain(who[locale])}**: ${plain(says[locale])} (${references})`)
  })
  return quote([`**${plain(title)}**`, inner, readings.join('\n')].filter(Boolean).join('\n\n'))
}

function writeStep({ attributes, inner }: Tag): string {
  const blocks = [`**${plain(attributes.title ?? '')}**`, inner].filter(Boolean).join('\n\n')
  return item('1. ', blocks)
}

function writePapers({ attributes }: Tag, here: Here): string {
  const stage = z.enum(STAGES).parse(attributes.stage)
  return stepsOf(stage)
    .map((step) => item('- [ ] ', plain(paperWords(step, here))))
    .join('\n')
}

function paperWords(step: Step, { locale, day }: Here): string {
  const t = translator(locale)
  const term = (id: string) => formatFact(shownFact(id, day), locale)
  return [
    `${step.title[locale]}.`,
    step.applies && `${step.applies[locale]}.`,
    step.detail && fillFigures(step.detail[locale], locale, day),
    step.validity && `${t('papers.validity', { term: term(step.validity) })}.`,
    step.term && `${t('papers.term', { term: term(step.term) })}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function writeCountries({ attributes }: Tag, { locale, day }: Here): string {
  const t = translator(locale)
  const route = z.enum(DOCUMENT_ROUTES).parse(attributes.route)
  const names = countries()
    .countries.filter((country) => documentRouteOn(country, day) === route)
    .map(({ code }) => countryName(code, locale))
    .sort(new Intl.Collator(locale).compare)
  const head = `**${plain(t(`countries.${route}`, { n: names.length }))}**`
  return [head, plain(names.join(', ')), plain(t('countries.caveat'))].join('\n\n')
}

/** The chart becomes a list of its sums, the example a list. Other figures are omitted: they repeat the text. */
function writeFigure({ attributes }: Tag, { locale, day }: Here): string {
  if (attributes.name === 'split-stay') {
    const lines = splitStayLines(locale, day).map((line) => item('1. ', plain(line)))
    return [...lines, '', plain(translator(locale)('figure.splitStay.caption'))].join('\n')
  }
  if (attributes.name !== 'index-years') return ''
  const title = plain(shownFact('mci', day).title[locale])
  const steps = moneySteps('mci', day).flatMap(({ from, amount }) =>
    amount === null ? [] : `- ${from}: ${formatMoney(amount, 'kzt', locale)}`,
  )
  return `${title}:\n\n${steps.join('\n')}`
}

const WRITERS: Record<string, (tag: Tag, here: Here) => string> = {
  Fact: writeFact,
  Act: writeAct,
  Term: writeTerm,
  Warning: writeWarning,
  Contested: writeContested,
  Steps: ({ inner }) => inner,
  Step: writeStep,
  Papers: writePapers,
  ForCountry: writeCountries,
  Figure: writeFigure,
}

/** Converts one of the authors' tags to Markdown. */
export function writeTag(name: string, tag: Tag, here: Here): string {
  const write = WRITERS[name]
  if (!write) throw new Error(`There is no Markdown for the tag <${name}>.`)
  return write(tag, here)
}
