import { expect, test } from 'vitest'
import { letterBody } from '#lib/letters/letter-body.ts'
import { renderForReaders } from '#lib/newsletter/letter-mail.ts'

const settings = { siteUrl: 'https://guide.example' }

function bodyOf(body: string) {
  const text = { subject: 'S & s', preheader: 'The line beside it', path: 'en.mdx', body }
  const letter = { date: '2026-12-01', texts: { en: text, ru: text, kk: text } }
  return letterBody(renderForReaders(settings, letter, { locale: 'ru', day: '2026-12-01' }).html)
}

test('a letter for a page has its words and no style, no foot and no link of a reader', () => {
  const { html, text } = bodyOf(
    '## Fees\n\nPay **4** & *go* on, see [the guide](/guides/renewal).\n\n- One\n- Two\n\n> Said\n\n---\n\nAfter the rule.\n',
  )
  expect(html).toBe(
    [
      '<h2>Fees</h2>',
      '<p>Pay <strong>4</strong> &amp; <em>go</em> on, see <a href="https://guide.example/ru/guides/renewal">the guide</a>.</p>',
      '<ul><li>One</li><li>Two</li></ul>',
      '<blockquote><p>Said</p></blockquote>',
      '<hr>',
      '<p>After the rule.</p>',
    ].join('\n'),
  )
  expect(text).toBe('Fees Pay 4 & go on, see the guide . One Two Said After the rule.')
})

test('what is no part of a letter is written by nobody', () => {
  const mail = (inner: string) =>
    `<html><body><div>hidden</div><div>${inner}<hr><p>Foot</p></div></body></html>`
  expect(
    letterBody(
      mail(
        '<script>alert(1)</script><p onclick="x" style="y">A<img src="x" onerror="y"></p><a href="javascript:x">b</a>',
      ),
    ).html,
  ).toBe('alert(1)<p>A</p>b')
  expect(letterBody('no mail at all')).toEqual({ html: '', text: '' })
})
