import { globSync, readFileSync } from 'node:fs'
import { parse } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import en from '#content/messages/en.json' with { type: 'json' }
import kk from '#content/messages/kk.json' with { type: 'json' }
import ru from '#content/messages/ru.json' with { type: 'json' }
import type { FindingCode } from '#lib/content-check/finding.ts'
import { say } from '#lib/content-check/say.ts'
import { argumentsOf } from '#lib/content-check/words/icu.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { findingWords, lineWords, writeFinding } from '#lib/publishing/check/finding-words.ts'

const WORDS = { en: en.findings, ru: ru.findings, kk: kk.findings }
const CODES = Object.keys(en.findings) as FindingCode[]
const SOURCES = globSync('lib/{content-check,guides,facts,pages,plan}/**/*.ts').map((file) =>
  readFileSync(file, 'utf8'),
)

/** A value for everything that the words of a mistake name. */
function sampleFor(code: FindingCode): Record<string, string> {
  const { message, remedy } = en.findings[code]
  const names = [message, remedy].flatMap((words) => [...argumentsOf(parse(words))])
  return Object.fromEntries(names.map((name) => [name.slice(1, -1), `‹${name.slice(1, -1)}›`]))
}

describe('what the check says is said in the editor’s language', () => {
  it.each(CODES)('%s', (code) => {
    const values = sampleFor(code)
    // The name of a field is made of the field and the one around it.
    const field = 'name' in values ? { field: 'x', within: 'y' } : {}
    const said = say(code, { ...values, ...field })
    const shown = LOCALES.map((locale) => findingWords(locale, { ...said }))
    expect(shown[0]).toBe(`${said.message}. ${said.remedy}`)
    // Three languages, each of its own letters, unless there is nothing but what was given.
    expect(new Set(shown).size).toBe(3)
    for (const words of shown.slice(1)) expect(words).toMatch(/[а-яәіңғүұқөһ]{4}/i)
    expect(shown[2]).toMatch(/[әіңғүұқөһ]/i)
    expect(shown[1]).not.toMatch(/[әіңғүұқөһ]/i)
  })

  it('each rule says its own mistakes, and there are no words that none says', () => {
    const written = new Set(
      SOURCES.flatMap((text) => [...text.matchAll(/'([a-z][a-z0-9-]+)'/g)].map(([, code]) => code)),
    )
    // Of these only a part stands in the source: the rest is the kind of fault.
    const made = /^(?:address|fact|guide)-(?:malformed|scheme|host|sign|stray|checked-later|due)$/
    expect(CODES.filter((code) => !written.has(code) && !made.test(code))).toEqual([])
  })

  it('no words are English by oversight', () => {
    for (const code of CODES) {
      expect(WORDS.ru[code].remedy, code).not.toBe(WORDS.en[code].remedy)
      expect(WORDS.kk[code].remedy, code).not.toBe(WORDS.ru[code].remedy)
    }
  })

  it('the field of a record is named as each language names it', () => {
    const said = say('field-missing', { field: 'kk', within: 'title' })
    expect(said.message).toBe('“kk” in “title” is missing')
    expect(findingWords('ru', said)).toContain('«kk» в «title»')
    expect(findingWords('kk', said)).toContain('«title» ішіндегі «kk»')
  })
})

describe('a reason that is stored keeps what other languages need', () => {
  const finding = {
    ...say('no-act', { id: 'tax-code' }),
    path: 'content/facts/fees.yml',
    line: 7,
    level: 'error' as const,
  }

  it('and is said in each of them', () => {
    const line = writeFinding(finding)
    expect(lineWords('en', line)).toBe(
      'content/facts/fees.yml:7: There is no act “tax-code”. Correct the id or add the act to acts.yml.',
    )
    expect(lineWords('ru', line)).toMatch(/^content\/facts\/fees\.yml:7: Акта «tax-code» нет\. /)
  })

  it.each([
    'content/acts.yml:3: What an earlier release stored. In English.',
    'content/acts.yml:3: Words of another release. Mend it.\t{"code":"no-such-code","values":{}}',
    'content/acts.yml:3: Cut off. Mend it.\t{"code":"no-a',
  ])('%j is shown in English', (line) => {
    expect(lineWords('kk', line)).toContain(line.split('\t')[0]?.slice(0, 40) ?? '')
  })
})
