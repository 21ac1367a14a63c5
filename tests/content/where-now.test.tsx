import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WhereNow } from '#components/home/where-now.tsx'
import { LOCALES } from '#lib/i18n/locales.ts'

test.each(LOCALES)('in %s every situation leads to the guide that helps there', (locale) => {
  const html = renderToStaticMarkup(<WhereNow locale={locale} />)
  const links = Array.from(html.matchAll(/href="([^"]+)"/g), ([, href]) => href)
  expect(links).toEqual(
    [
      'who-can-apply',
      'papers-from-home',
      'arrive-and-register',
      'screening',
      'money-to-show',
      'apply-and-wait',
      'the-card',
      'refusal',
      'keeping-it',
    ].map((slug) => `/${locale}/guides/${slug}`),
  )
})
