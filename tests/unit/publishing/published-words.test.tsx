import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { PublishedWords } from '#components/desk/changes/published-words.tsx'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

const GUIDE = 'guides/refusal/en.mdx'
const LETTER = ['letters/2026-12-15/en.mdx', 'letters/2026-12-15/ru.mdx']

const SECONDS: Record<Locale, RegExp> = { en: /seconds/, ru: /секунд/, kk: /секунд/ }
const SEND: Record<Locale, RegExp> = { en: /send it/, ru: /отправите/, kk: /жібергенде/ }

function words(locale: Locale, paths: string[]): string {
  return renderToStaticMarkup(<PublishedWords locale={locale} paths={paths} />)
}

describe.each(LOCALES)('after publishing, in %s', (locale) => {
  test('a guide is seen within seconds', () => {
    expect(words(locale, [GUIDE])).toMatch(SECONDS[locale])
    expect(words(locale, [GUIDE])).not.toMatch(SEND[locale])
  })

  test('a newsletter that is not sent is seen by nobody; its page is one press away, once', () => {
    const said = words(locale, LETTER)
    expect(said).not.toMatch(SECONDS[locale])
    expect(said).toMatch(SEND[locale])
    expect(said.match(/href="\/desk\/letters\/2026-12-15"/g)).toHaveLength(1)
  })

  test('both together are told apart', () => {
    const said = words(locale, [...LETTER, GUIDE])
    expect(said).toMatch(SECONDS[locale])
    expect(said).toMatch(SEND[locale])
  })
})
