import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listGuides } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** The characters of a font, from the fourth format of its `cmap` table. */
function charactersOf(path: string): (code: number) => boolean {
  const file = readFileSync(path)
  const tables = Array.from({ length: file.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((at) => file.toString('latin1', at, at + 4) === 'cmap') ?? Number.NaN
  const cmap = file.readUInt32BE(entry + 8)
  const subtables = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, index) => cmap + file.readUInt32BE(cmap + 4 + 8 * index + 4),
  )
  const at = subtables.find((offset) => file.readUInt16BE(offset) === 4) ?? Number.NaN
  const size = file.readUInt16BE(at + 6)
  const ranges = Array.from({ length: size / 2 }, (_, index) => {
    const end = file.readUInt16BE(at + 14 + 2 * index)
    const start = file.readUInt16BE(at + 16 + size + 2 * index)
    return { start, end }
  })
  return (code) => ranges.some(({ start, end }) => start <= code && code <= end)
}

const has = charactersOf('components/share/literata-600.ttf')

test('the font of the shared pictures has every Kazakh letter', () => {
  for (const letter of 'ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЩщ')
    expect([letter, has(letter.codePointAt(0) ?? 0)]).toEqual([letter, true])
  expect(has('漢'.codePointAt(0) ?? 0)).toBe(false)
})

test('it has every character of the words that are drawn with it', () => {
  const titles = listGuides().flatMap(({ texts }) => Object.values(texts).map(({ title }) => title))
  const words = LOCALES.flatMap((locale) => {
    const t = translator(locale)
    return [t('site.name'), t('home.title'), ...STAGES.map((stage) => t(`stages.${stage}`))]
  })
  const drawn = new Set([...titles, ...words].join(''))
  expect([...drawn].filter((character) => !has(character.codePointAt(0) ?? 0))).toEqual([])
})
