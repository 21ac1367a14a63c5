import { describe, expect, test } from 'vitest'
import { checkLetter } from '#lib/letters/check-letter.ts'
import { readLetter } from '#lib/letters/find.ts'
import { letterBody } from '#lib/letters/letter-body.ts'
import { renderForAll, versionOfTexts } from '#lib/newsletter/letter-mail.ts'
import { contentFolder } from '../../factories/content-folder.ts'
import { LETTER, letterFile, withLetter } from '../../factories/letter.ts'

const SITE = { siteUrl: 'https://guide.example' }
const DAY = '2026-12-01'

/** A letter whose Kazakh readers get the Russian text. */
function withoutKazakh() {
  const russian = letterFile('Сумма **<Fact id="fee-prp" />**.\n', 'О пошлине')
  const folder = contentFolder({
    [`letters/${LETTER}/en.mdx`]: letterFile('Words.\n'),
    [`letters/${LETTER}/ru.mdx`]: russian.replace('preheader', 'also-for: [kk]\npreheader'),
  })
  process.env.CONTENT_DIR = folder.dir
  try {
    const letter = readLetter(LETTER)
    return { letter, texts: renderForAll(SITE, letter, DAY) }
  } finally {
    delete process.env.CONTENT_DIR
    folder[Symbol.dispose]()
  }
}

describe('a letter that is not written in every language', () => {
  test('goes in the language that its file says, and says so in the reader’s own', () => {
    const { letter, texts } = withoutKazakh()
    expect(texts.kk.subject).toBe('О пошлине')
    expect(texts.kk.html).toContain('<html lang="ru"')
    expect(texts.kk.html).toMatch(
      /<div lang="kk"[^>]*>\s*<p[^>]*>WE Guide · [^<]+<\/p>\s*<p[^>]*>Бұл хат сіздің тіліңізде жазылмаған/,
    )
    expect(texts.kk.html).toContain('https://guide.example/kk/newsletter/leave')
    expect(texts.kk.text).toMatch(/^WE Guide · .+\n\nБұл хат сіздің тіліңізде/)
    expect(texts.ru.html).not.toContain('<div lang="kk"')
    const [languages] = checkLetter(letter, texts)
    expect(languages).toEqual({
      rule: 'languages',
      state: 'warning',
      in: [{ locale: 'kk', other: 'ru' }],
    })
  })

  test('stands in the archive with its own words alone', () => {
    const { texts } = withoutKazakh()
    expect(letterBody(texts.kk.html).html).toMatch(/^<p>Сумма <strong>[^<]+<\/strong>\.<\/p>$/)
    expect(letterBody(texts.ru.html).html).toBe(letterBody(texts.kk.html).html)
  })
})

test('a whole letter has nothing to look at', () => {
  withLetter()
  const letter = readLetter(LETTER)
  const found = checkLetter(letter, renderForAll(SITE, letter, DAY))
  expect(found.map(({ rule, state }) => [rule, state])).toEqual([
    ['languages', 'ok'],
    ['subject', 'ok'],
    ['size', 'ok'],
    ['text', 'ok'],
  ])
})

test.each([
  ['subject', { subject: 'x'.repeat(46) }, 'warning', 46],
  ['size', { html: 'x'.repeat(90_001) }, 'warning', 90_001],
  ['text', { text: 'See [the guide](/guides)' }, 'error', undefined],
  ['text', { text: '<p>Words</p>' }, 'error', undefined],
  ['text', { html: '<a href="https://e.example/a">x</a>', text: 'x' }, 'error', undefined],
])('of the rule %s, %o is a %s in its language', (rule, over, state, number) => {
  withLetter()
  const letter = readLetter(LETTER)
  const texts = renderForAll(SITE, letter, DAY)
  const found = checkLetter(letter, { ...texts, ru: { ...texts.ru, ...over } })
  expect(found.find((one) => one.rule === rule)).toEqual({
    rule,
    state,
    in: [{ locale: 'ru', ...(number !== undefined && { number }) }],
  })
})

test('an edit makes another version, in whichever language', () => {
  withLetter()
  const before = versionOfTexts(renderForAll(SITE, readLetter(LETTER), DAY))
  expect(versionOfTexts(renderForAll(SITE, readLetter(LETTER), DAY))).toBe(before)
  withLetter({ kk: 'Басқа мәтін.\n' })
  expect(versionOfTexts(renderForAll(SITE, readLetter(LETTER), DAY))).not.toBe(before)
})
