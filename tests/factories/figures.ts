import { today } from '#lib/config/clock.ts'
import { shownFact } from '#lib/facts/find.ts'
import { type Case, formatFact, formatForm, type Show } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** A figure that a text shows: the id of its record, and its words. */
export type Figure = { id: string; words: string }

/** The figures that a text shows by its tags today, in order, each as often as it stands there. */
export function figuresIn(body: string, locale: Locale): Figure[] {
  return Array.from(body.matchAll(/<Fact\s([^>]*)\/>/g), ([, attributes = '']) => {
    const read = (name: string) => new RegExp(`(?<!\\w)${name}="([^"]*)"`).exec(attributes)?.[1]
    const id = read('id') ?? ''
    const form = read('form')
    const fact = shownFact(id, today())
    const words = form
      ? formatForm(fact, locale, form)
      : formatFact(fact, locale, read('show') as Show, read('case') as Case)
    return { id, words: oneLine(words) }
  })
}

/** The figures that a text lacks where they are due, in order; none in a text that is whole. */
export function missingFigures(text: string, figures: Figure[]): string[] {
  let rest = oneLine(text)
  return figures.flatMap(({ id, words }) => {
    const at = rest.indexOf(words)
    if (at < 0) return [`${id}: ${words}`]
    rest = rest.slice(at + words.length)
    return []
  })
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
