import { describe, expect, it } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { failurePage, rejectionPage } from '#lib/server/response/error-page.ts'

const STATUSES = [400, 403, 404, 405, 413, 414, 415] as const

describe('rejectionPage', () => {
  it.each(LOCALES)(
    'says in %s, for each reason in its own words, why it goes no further',
    (locale) => {
      const pages = STATUSES.map((status) => rejectionPage(locale, status))
      expect(new Set(pages).size).toBe(STATUSES.length)
      for (const page of pages) {
        expect(page).toContain(`<html lang="${locale}">`)
        expect(page).toContain(`<a href="/${locale}">`)
        expect(page.match(/<h1>/g)).toHaveLength(1)
      }
    },
  )
})

describe('failurePage', () => {
  it('says its title as an error, but not in its heading', () => {
    const page = failurePage('en', { action: '/en/recommend', fields: [['name', 'A']] })
    expect(page).toContain('<title>Error: Sorry, there is a problem on our side')
    expect(page).toContain('<h1>Sorry, there is a problem on our side')
  })

  it('has nothing to send again for a reader who only read', () => {
    expect(failurePage('en', { action: '/en/guides', fields: [] })).not.toContain('<form')
  })

  it('shows what a person typed, and neither empty nor hidden fields', () => {
    const page = failurePage('en', {
      action: '/en/recommend',
      fields: [
        ['$ACTION_ID_abc', ''],
        ['name', 'Aigul'],
        ['link', ' '],
        ['qualities', 'fair'],
        ['qualities', 'cares'],
      ],
    })
    expect(page.match(/<dd>.*?<\/dd>/g)).toEqual([
      '<dd>Aigul</dd>',
      '<dd>fair</dd>',
      '<dd>cares</dd>',
    ])
  })

  it('lets no words of a reader become markup', () => {
    const page = failurePage('en', {
      action: '/en?"><script>',
      fields: [
        ['"><script>', '"><script>'],
        ['story', '</dd><script>'],
      ],
    })
    expect(page).not.toContain('<script>')
  })
})
