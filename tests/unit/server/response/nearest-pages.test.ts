import { expect, test } from 'vitest'
import { prepareIndex } from '#lib/search/index/today-index.ts'
import { findNearestPages, withNearestPages } from '#lib/server/response/nearest-pages.ts'

const UNLIMITED = Number.POSITIVE_INFINITY

const HTML =
  '<h1>Nothing</h1><section class=a id=nearest><h2>You may</h2><ul class=b><li><a class=c href=#>#</a></ul></section><p>end'

test('the pages stand in place of the pattern, by name', () => {
  const pages = [
    { path: '/en/guides/renewal', title: 'Renewing the card' },
    { path: '/en/facts/mci', title: 'A <b> & "c"' },
  ]
  expect(withNearestPages(HTML, pages)).toBe(
    '<h1>Nothing</h1><section class=a id=nearest><h2>You may</h2><ul class=b>' +
      '<li><a class=c href="/en/guides/renewal">Renewing the card</a>' +
      '<li><a class=c href="/en/facts/mci">A &lt;b&gt; &amp; &quot;c&quot;</a>' +
      '</ul></section><p>end',
  )
})

test('without pages their part is not there', () => {
  expect(withNearestPages(HTML, [])).toBe('<h1>Nothing</h1><p>end')
  expect(withNearestPages('<p>no such part', [])).toBe('<p>no such part')
})

test('an address is read as words, in any language, once the index of the day is there', async () => {
  const day = '2026-11-25'
  expect(findNearestPages('/en/guides/how-much-money', 'en', day, UNLIMITED)).toEqual([])
  await prepareIndex(day)
  const paths = (target: string, locale: 'en' | 'ru' | 'kk') =>
    findNearestPages(target, locale, day, UNLIMITED).map(({ path }) => path)
  expect(paths('/en/guides/how-much-money', 'en')[0]).toBe('/en/guides/money-to-show')
  expect(paths('/ru/%D0%BF%D1%80%D0%BE%D0%B4%D0%BB%D0%B5%D0%BD%D0%B8%D0%B5', 'ru')[0]).toBe(
    '/ru/guides/renewal',
  )
  expect(paths('/ru/guides/deposit_in_bank.html', 'ru')).toHaveLength(3)
  // A page whose address ends so, or begins so at its end, comes before what the words find.
  expect(paths('/en/cost', 'en')[0]).toBe('/en/tools/costs')
  expect(paths('/en/country/uz', 'en')[0]).toBe('/en/countries/uz')
  expect(paths('/ru/guides/renew', 'ru')[0]).toBe('/ru/guides/renewal')
  expect(paths('/de/guides/overview', 'kk')[0]).toBe('/kk/guides/overview')
  expect(findNearestPages('/ru/guides/refused-visa', 'ru', day, UNLIMITED)[0]?.title).toMatch(
    /[а-я]/,
  )
  for (const nothing of [
    '/',
    '/en',
    '/en/guides/',
    '/%',
    '/en/%F0%9F%98%80',
    '/wp-login.php',
    '/en/.env',
    '/en/setup.cgi',
  ]) {
    expect(paths(nothing, 'en')).toEqual([])
  }
}, 60_000)

test('many unknown addresses at once do not hold up readers: those beyond the budget get no names', async () => {
  const day = '2026-11-25'
  await prepareIndex(day)
  const path = '/en/renewing-the-card'
  expect(findNearestPages(path, 'en', day, UNLIMITED)).toHaveLength(3)
  expect(findNearestPages(path, 'en', day, 0)).toEqual([])
}, 60_000)
