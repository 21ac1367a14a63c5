import { describe, expect, it, vi } from 'vitest'
import { absolute, alternates } from '#lib/i18n/alternates.ts'
import { inLocale, linkAddress, paths } from '#lib/i18n/paths.ts'

vi.stubEnv('SITE_URL', 'https://guide.example')

it.each([
  ['/en/guides/overview', '/kk/guides/overview'],
  ['/ru', '/kk'],
  ['/en?on=2026-01-01', '/en?on=2026-01-01'],
  ['/english', '/english'],
  ['/', '/'],
])('%s in Kazakh is %s', (path, expected) => {
  expect(inLocale(path, 'kk')).toBe(expected)
})

it.each([
  ['/guides/overview#where', '/ru/guides/overview#where'],
  ['/.well-known/security.txt', '/.well-known/security.txt'],
  ['https://egov.kz/', 'https://egov.kz/'],
  ['#steps', '#steps'],
])('a link to %s in a Russian text leads to %s', (href, address) => {
  expect(linkAddress(href, 'ru')).toBe(address)
})

it('every address lies below its language', () => {
  expect(paths.home('kk')).toBe('/kk')
  expect(paths.guide('ru', 'screening')).toBe('/ru/guides/screening')
  expect(paths.recommend('en')).toBe('/en/recommend')
  expect(paths.recommend('en', 'you')).toBe('/en/recommend/you')
})

describe('alternates', () => {
  it('name the page in all its languages, and English for readers of none', () => {
    expect(alternates('/kk/guides')).toEqual({
      canonical: 'https://guide.example/kk/guides',
      languages: {
        en: 'https://guide.example/en/guides',
        ru: 'https://guide.example/ru/guides',
        kk: 'https://guide.example/kk/guides',
        'x-default': 'https://guide.example/en/guides',
      },
    })
  })

  it('of a page shown in place of a missing translation lead to the original', () => {
    expect(alternates('/kk/guides/a', ['ru'], 'ru')).toEqual({
      canonical: 'https://guide.example/ru/guides/a',
      languages: {
        ru: 'https://guide.example/ru/guides/a',
        'x-default': 'https://guide.example/ru/guides/a',
      },
    })
  })
})

it('a whole address begins with the public origin', () => {
  expect(absolute('/kk')).toBe('https://guide.example/kk')
})
