import { loadFacts } from '#lib/facts/load.ts'
import { findGuide, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findCitizenship } from '#lib/plan/countries/citizenship.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { canonicalPlanQuery, queryIn } from '#lib/plan/input/plan-address.ts'
import { parseToolInput } from '#lib/plan/input/tool-input.ts'
import { FOLLOW_KINDS, type Follow, type FollowKind } from '#lib/store/follow-types.ts'

/** A sign-up follows at most so many; longer plans than this are no plans. */
const MAX_IN_FORM = 5
const MAX_PLAN_LENGTH = 1_000

/** What a form sends for something that is followed: `fact:mci`. */
export function followValue({ kind, target }: Follow): string {
  return `${kind}:${target}`
}

/** What can be followed under a name; undefined where there is no such thing. */
function readTarget(kind: FollowKind, target: string): string | undefined {
  switch (kind) {
    case 'guide':
      return findGuide(target) && target
    case 'fact':
      return loadFacts().facts.has(target) ? target : undefined
    case 'country': {
      const code = findCitizenship(target)
      return code === 'other' ? undefined : code
    }
    case 'plan':
      return target.length <= MAX_PLAN_LENGTH ? canonicalPlanQuery(target) : undefined
  }
}

/** Reads what a form sends; what cannot be followed, and what comes twice, is left out. */
export function readFollows(values: readonly string[]): Follow[] {
  const found = values.flatMap((value): Follow[] => {
    const named = readStoredFollow(value)
    const target = named && readTarget(named.kind, named.target)
    return named && target ? [{ kind: named.kind, target }] : []
  })
  const once = new Map(found.map((follow) => [followValue(follow), follow]))
  return [...once.values()].slice(0, MAX_IN_FORM)
}

/**
 * Reads what a form sends for something that is followed already, which may be gone since; the store
 * compares it with what it has.
 */
export function readStoredFollow(value: string): Follow | undefined {
  const kind = FOLLOW_KINDS.find((name) => value.startsWith(`${name}:`))
  return kind && { kind, target: value.slice(kind.length + 1) }
}

/** What the address of the sign-up page asks to follow: `?guide=…`, `?fact=…`, `?country=…`, `?plan=…`. */
export function followsInQuery(query: Record<string, string | string[] | undefined>): Follow[] {
  return readFollows(
    FOLLOW_KINDS.flatMap((kind) => [query[kind] ?? []].flat().map((target) => `${kind}:${target}`)),
  )
}

/** What is followed in words, and its page. It may be gone since: then only its id is left. */
export function followWords(
  { kind, target }: Follow,
  locale: Locale,
): { words: string; path: string } {
  const t = translator(locale)
  switch (kind) {
    case 'guide': {
      const guide = findGuide(target)
      const title = guide ? textFor(guide, locale).title : target
      return { words: t('letter.follow.guide', { title }), path: paths.guide(locale, target) }
    }
    case 'fact': {
      const title = loadFacts().facts.get(target)?.title[locale] ?? target
      return { words: t('letter.follow.fact', { title }), path: paths.fact(locale, target) }
    }
    case 'country':
      return {
        words: t('letter.follow.country', { country: countryName(target, locale) }),
        path: paths.country(locale, target),
      }
    case 'plan':
      return { words: planWords(target, locale), path: paths.plan(locale, `?${target}`) }
  }
}

/** The plan of somebody of whom only the citizenship is known. */
export function countryQuery(code: string): string {
  return new URLSearchParams({ citizenship: code }).toString()
}

function planWords(query: string, locale: Locale): string {
  const t = translator(locale)
  const { citizenship } = parseToolInput(queryIn(query)).toolInput
  return citizenship && citizenship !== 'other'
    ? t('letter.follow.planOf', { country: countryName(citizenship, locale) })
    : t('letter.follow.plan')
}
