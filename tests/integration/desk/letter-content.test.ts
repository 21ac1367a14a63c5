import { afterAll, expect, test } from 'vitest'
import { contentErrors } from '#app/desk/letters/[date]/content-errors.ts'
import { stopChecker } from '#lib/publishing/check/check-process.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'

afterAll(stopChecker)

test('a letter in which nothing is wrong has no errors', async () => {
  withLetter()
  expect(await contentErrors(LETTER, 'en')).toEqual([])
})

test('bare numbers and dead links of a letter are said in the editor’s language, with their lines', async () => {
  withLetter({ ru: 'Пошлина — 4600 тенге.\n', kk: '[Міне](/guides/nowhere).\n' })
  const errors = await contentErrors(LETTER, 'ru')
  expect(errors).toEqual([
    expect.stringMatching(/letters\/2026-12-01\/kk\.mdx:5: .*nowhere/),
    expect.stringMatching(/letters\/2026-12-01\/ru\.mdx:5: .*4600 тенге.*[а-я]{4}/),
  ])
  // Mistakes of other letters hold this one up as little as this one holds up others.
  expect(await contentErrors('2026-12-02', 'ru')).toEqual([])
})
