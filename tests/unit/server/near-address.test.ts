import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { nearAddress, type SitePaths } from '#lib/server/near-address.ts'

const LIVE = [
  ...['', '/guides', '/facts', '/plan', '/plan.ics', '/feed.xml', '/tools', '/tools/route'],
  ...['/guides/overview', '/guides/money-to-show', '/guides/money-to-show/sources'],
  ...[
    '/guides/renewal',
    '/guides/the-card',
    '/guides/the-card/sources',
    '/facts/mci',
    '/facts/visa-a',
    '/facts/visa-b',
  ],
  ...['/facts/overview', '/newsletter', '/recommend', '/heroes', '/search'],
]

const SITE: SitePaths = {
  live: new Set(LIVE),
  redirects: new Map([
    ['/guides/bank-money', '/guides/money-to-show'],
    ['/old', '/guides/renewal'],
    ['/gone', '/guides/never-written'],
  ]),
}

/** Where the target leads a reader whose browser asks for Russian. */
function led(target: string): string | undefined {
  return nearAddress(target, 'ru', SITE)?.location
}

describe('leads to the one page that an address can mean', () => {
  it.each([
    // Other spellings of the languages
    ['/kz', '/kk'],
    ['/kaz/guides/overview', '/kk/guides/overview'],
    ['/KK', '/kk'],
    ['/rus', '/ru'],
    ['/RU/guides/overview', '/ru/guides/overview'],
    ['/eng/plan', '/en/plan'],
    ['/en-GB/plan', '/en/plan'],
    ['/kk_KZ', '/kk'],
    ['/kk-Cyrl-KZ/plan', '/kk/plan'],
    ['/%D2%9B%D0%B0%D0%B7/plan', '/kk/plan'],
    // Capitals, underscores, blanks and dashes
    ['/ru/Guides/Money-To-Show', '/ru/guides/money-to-show'],
    ['/ru/guides/money_to_show', '/ru/guides/money-to-show'],
    ['/ru/guides/money%20to%20show', '/ru/guides/money-to-show'],
    ['/ru/guides/money%E2%80%93to%E2%80%93show', '/ru/guides/money-to-show'],
    ['/ru/guides/money-%C2%ADto-show', '/ru/guides/money-to-show'],
    // Signs of the sentence around it
    ['/ru/guides/money-to-show.', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show,', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show).', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%E2%80%9D', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%C2%BB.', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%20', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%2C', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%E2%80%A6', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%22', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%E2%80%8B', '/ru/guides/money-to-show'],
    ['/ru.', '/ru'],
    // Slashes
    ['/ru/', '/ru'],
    ['/ru/guides/overview/', '/ru/guides/overview'],
    ['/ru//guides//overview', '/ru/guides/overview'],
    ['//ru/guides', '/ru/guides'],
    ['/ru%2Fguides%2Foverview', '/ru/guides/overview'],
    // Files of other kinds of sites
    ['/ru/guides/overview.html', '/ru/guides/overview'],
    ['/ru/index.html', '/ru'],
    ['/index.php', '/ru'],
    ['/ru/guides/overview%23what-next', '/ru/guides/overview'],
    // No language
    ['/guides/money-to-show', '/ru/guides/money-to-show'],
    ['/guides/', '/ru/guides'],
    ['/feed.xml', '/ru/feed.xml'],
    // The Markdown of a guide
    ['/guides/overview.md', '/ru/guides/overview.md'],
    ['/en/guides/money_to_show.md.', '/en/guides/money-to-show.md'],
    // Without its folder, or in another one
    ['/en/money-to-show', '/en/guides/money-to-show'],
    ['/en/guides/mci', '/en/facts/mci'],
    ['/route', '/ru/tools/route'],
    // One letter mistyped
    ['/en/guides/money-to-shwo', '/en/guides/money-to-show'],
    ['/en/guides/renewall', '/en/guides/renewal'],
    ['/en/guide/overview', '/en/guides/overview'],
    ['/en/newsleter', '/en/newsletter'],
    ['/en/guides/money-to-sow/sources', '/en/guides/money-to-show/sources'],
    // Letters that look alike
    ['/ru/guides/%D0%BEv%D0%B5rview', '/ru/guides/overview'],
    ['/ru/guidеs/mоnеy-tо-shоw', '/ru/guides/money-to-show'],
    // The language in another place, or twice
    ['/guides/en/overview', '/en/guides/overview'],
    ['/guides/overview/kk', '/kk/guides/overview'],
    ['/kk/kk/guides/overview', '/kk/guides/overview'],
    ['/kz-kz/plan', '/kk/plan'],
    // Encoded twice
    ['/ru%252Fguides%252Foverview', '/ru/guides/overview'],
    ['/ru/guides/money%2520to%2520show', '/ru/guides/money-to-show'],
    // What stood behind it where it was copied
    ['/ru/guides/overview%0D%0A', '/ru/guides/overview'],
    ['/ru/guides/overview&utm_source=telegram', '/ru/guides/overview'],
    ['/ru/guides/overview;jsessionid=1', '/ru/guides/overview'],
    ['/ru/guides/overview](https://localhost/ru)', '/ru/guides/overview'],
    // A part twice, and hyphens left out
    ['/en/guides/guides/overview', '/en/guides/overview'],
    ['/en/guides/moneytoshow', '/en/guides/money-to-show'],
    ['/en/guides/the_card/Sources', '/en/guides/the-card/sources'],
    // Moved
    ['/en/guides/bank-money', '/en/guides/money-to-show'],
    ['/kaz/guides/Bank_money.', '/kk/guides/money-to-show'],
    ['/en/guides/bank-money/sources', '/en/guides/money-to-show/sources'],
    ['/en/guides/bank-money.md', '/en/guides/money-to-show.md'],
    ['/old', '/ru/guides/renewal'],
  ])('%s → %s', (target, location) => {
    expect(led(target)).toBe(location)
  })
})

describe('leads nowhere', () => {
  it.each([
    // Pages that are there
    '/ru',
    '/ru/guides/overview',
    '/ru/guides/overview?x=1',
    // More than one page, or none
    '/en/overview',
    '/en/facts/visa-c',
    '/en/facts/mc',
    '/en/guides/rnewall',
    '/en/guides/nothing-like-it',
    '/en/gone',
    '/de',
    '/wp-login.php',
    '/.env',
    // Other sites, and folders above
    '//evil.example',
    '//evil.example/ru',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/\\evil.example',
    '/ru/..%2f..%2fguides',
    '/ru/../guides/overview.',
    '/ru/./guides',
    '/ru/%0d%0aSet-Cookie:x=1/guides',
    '/ru/%',
    '/en/ru/guides/nothing',
    '/guides/ru/en/overview',
    '/ru/%250d%250aSet-Cookie:x=1/guides',
    '/ru/%252e%252e/guides',
    '/__proto__',
    '/constructor/guides',
  ])('%s', (target) => {
    expect(led(target)).toBeUndefined()
  })
})

test('keeps the query as it was, in signs that a header may hold', () => {
  expect(led('/RU/plan?a=1&b=%D1%8F&a=2.')).toBe('/ru/plan?a=1&b=%D1%8F&a=2.')
  expect(led('/RU/plan?q=қала')).toBe('/ru/plan?q=%D2%9B%D0%B0%D0%BB%D0%B0')
  expect(led('/RU/plan?next=//evil.example#x')).toBe('/ru/plan?next=//evil.example')
})

test('says whether the language is the reader’s or the address’s', () => {
  expect(nearAddress('/guides', 'kk', SITE)).toEqual({ location: '/kk/guides', isByReader: true })
  expect(nearAddress('/KZ/guides', 'ru', SITE)?.isByReader).toBe(false)
})

test('whatever is typed leads to a page of this site, and from there no further', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webPath(),
    fc
      .tuple(fc.constantFrom('', '/ru', '/KZ', '//', '/\\', '/%2f'), fc.constantFrom(...LIVE))
      .chain(([language, path]) => fc.string().map((end) => language + path + end)),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const location = led(`/${text}`)
      if (location === undefined) return
      const [path = ''] = location.split('?')
      expect(path).toMatch(/^\/(en|ru|kk)(\/[a-z0-9./-]+)?$/)
      const page = path.slice(3)
      expect(SITE.live.has(page) || SITE.live.has(page.replace(/\.md$/, ''))).toBe(true)
      expect(led(location)).toBeUndefined()
    }),
    { numRuns: 2_000 },
  )
})
