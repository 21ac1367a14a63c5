import { describe, expect, it } from 'vitest'
import { isMailAddress, mailbox, mailtoUrl, toAsciiAddress } from '#lib/config/mailbox.ts'
import { emailSchema } from '#lib/forms/email.ts'
import { listHeaders } from '#lib/newsletter/links.ts'

describe('an address in any script', () => {
  it.each([
    ['guide@пример.қаз', 'guide@xn--e1afmkfd.xn--80ao21a'],
    ['Guide@Bücher.Example', 'Guide@xn--bcher-kva.example'],
    ['guide@EXAMPLE.org', 'guide@example.org'],
    ['guide@localhost', 'guide@localhost'],
    ['no address', 'no address'],
  ])('%s is %s for a protocol', (typed, ascii) => {
    expect(toAsciiAddress(typed)).toBe(ascii)
    expect(mailbox(`Кітап <${typed}>`)).toBe(ascii)
  })

  it('is the same address for an editor in the settings and one who signs in', () => {
    expect(emailSchema.parse(' Aliya@Гид.Қаз ').toLowerCase()).toBe(
      mailbox('aliya@гид.қаз').toLowerCase(),
    )
  })

  it('leaves the headers of a letter in ASCII', () => {
    const settings = { siteUrl: 'https://xn--c1acl.xn--80ao21a', secret: 's' }
    const headers = listHeaders({ ...settings, mailFrom: 'ВЕ Гид <guide@пример.қаз>' }, 'token')
    expect(headers['List-Unsubscribe']).toBe(
      '<https://xn--c1acl.xn--80ao21a/api/newsletter/one-click?token=token>, <mailto:guide@xn--e1afmkfd.xn--80ao21a?subject=unsubscribe%20token>',
    )
    expect(headers['List-Id']).toBe('WE Guide <newsletter.xn--c1acl.xn--80ao21a>')
  })
})

it.each([
  ['a+b@guide.kz', 'mailto:a%2Bb@guide.kz'],
  ["what's?up@guide.kz", "mailto:what's%3Fup@guide.kz"],
])('%s in a link is %s', (address, url) => {
  expect(mailtoUrl(address)).toBe(url)
})

it.each([
  ['a@b.kz', true],
  ['a@xn--e1afmkfd.xn--80ao21a', true],
  ['.a@b.kz', false],
  ['a..b@b.kz', false],
  ['a.@b.kz', false],
  ['@b.kz', false],
  ['a@b', false],
  ['a@-b.kz', false],
  ['a@b.k1', true],
  ['a@b.1k', false],
  ['a@192.0.2.1', false],
  [`${'a'.repeat(65)}@b.kz`, false],
  [`a@${'b.'.repeat(126)}kz`, false],
])('%s can be mailed to: %s', (address, is) => {
  expect(isMailAddress(address)).toBe(is)
})
