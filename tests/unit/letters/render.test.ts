import { describe, expect, it } from 'vitest'
import { LetterError, readLetter } from '#lib/letters/find.ts'
import { renderForReaders } from '#lib/newsletter/letter-mail.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'

const SETTINGS = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

function render(body: string) {
  withLetter({ en: body })
  return renderForReaders(SETTINGS, readLetter(LETTER), { locale: 'en', day: '2026-12-01' })
}

describe('a letter', () => {
  it('says the facts of the day, in html and in text, with whole links', () => {
    const { html, text, subject } = render(
      'You pay <Fact id="fee-prp" show="number" /> & more.\n\n- [One](/guides/start-here)\n- *two*\n\n1. a\n2. b\n\n> said <Fact id="fee-prp">so</Fact>\n',
    )
    expect(subject).toBe('Subject en')
    expect(html).toContain('You pay 1 &amp; more.')
    expect(html).toContain('<a href="https://guide.example/en/guides/start-here">One</a>')
    expect(html).toMatch(/<li style="[^"]+"><em>two<\/em><\/li>/)
    expect(html).toContain('<html lang="en"')
    expect(html).not.toMatch(/<Fact|<Term|class=|<script|<img/)
    expect(text).toContain('You pay 1 & more.')
    expect(text).toContain('• One (https://guide.example/en/guides/start-here)\n• two')
    expect(text).toContain('1. a\n2. b')
    expect(text).toContain('> said so')
  })

  it('escapes what stands in it', () => {
    const { html } = render('A \\<b> "c" [d](https://e.example/?a=1&b="2")\n')
    expect(html).toContain('A &lt;b&gt; &quot;c&quot;')
    expect(html).toContain('href="https://e.example/?a=1&amp;b=')
    expect(html).not.toContain('<b>')
  })

  it('begins with who writes and what about, as one title above its headings', () => {
    const { html, text } = render('## First\n\nWords.\n')
    expect([...html.matchAll(/<h\d/g)].map(String)).toEqual(['<h1', '<h2'])
    expect(html).toMatch(/WE Guide · 1\sDecember\s2026<[\s\S]*<h1[^>]*>Subject en<\/h1>/)
    expect(text).toMatch(/^WE Guide · 1\sDecember\s2026\n\nSubject en\n=+\n\nFirst\n-+\n\nWords\./)
  })

  it('ends with why it came and how to leave, in html and in text', () => {
    const { html, text } = render('Words.\n')
    const leave = 'https://guide.example/en/newsletter/leave?token=TOKEN-OF-THE-READER'
    expect(html).toContain(`href="${leave}"`)
    expect(text).toContain(leave)
    expect(text).toContain('you signed up for our newsletter and confirmed your address')
  })

  it.each([
    [
      'a tag that letters do not have',
      '<Papers stage="start" />\n',
      'a letter has no tag <Papers>',
    ],
    ['a fact that is not there', 'Pay <Fact id="nothing" />.\n', 'There is no record “nothing”'],
    ['a table', '| a |\n| - |\n| b |\n', 'a letter has no table'],
    [
      'a picture',
      '![a](https://e.example/a.png)\n',
      'a letter takes pictures as <Picture id="…" />',
    ],
    ['a link into nowhere', '[a](guides/x)\n', 'the link to “guides/x” leads nowhere'],
    ['a link that runs', '[a](javascript:alert(1))\n', 'leads nowhere'],
    ['html that mailboxes cut off', `${'word '.repeat(21_000)}\n`, 'more than 100000'],
  ])('cannot be sent with %s, and says in which file', (_, body, said) => {
    const failing = () => render(body)
    expect(failing).toThrow(LetterError)
    expect(failing).toThrow(said)
    expect(failing).toThrow(`letters/${LETTER}/en.mdx`)
  })

  it('needs a text in every language', () => {
    withLetter({ kk: null })
    expect(() => readLetter(LETTER)).toThrow('kk.mdx is missing')
  })

  it.each(['next', '2026-02-30', '../pages'])('is not found by “%s”', (date) => {
    withLetter()
    expect(() => readLetter(date)).toThrow('is not a day')
  })
})
