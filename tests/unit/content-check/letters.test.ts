import { expect, it } from 'vitest'
import { findingsWith } from '../../factories/content-folder.ts'
import { letterFile } from '../../factories/letter.ts'

function letter(changes: Record<string, string | null> = {}, folder = '2026-12-01') {
  const body = 'You pay <Fact id="fee-prp" />.\n'
  const files = {
    'en.mdx': letterFile(body),
    'ru.mdx': letterFile(body),
    'kk.mdx': letterFile(body),
  }
  return findingsWith(
    Object.fromEntries(
      Object.entries({ ...files, ...changes }).map(([name, text]) => [
        `letters/${folder}/${name}`,
        text,
      ]),
    ),
  )
}

it('finds nothing in a letter in which nothing is wrong', () => {
  expect(letter()).toEqual([])
})

it('takes a year in a subject', () => {
  expect(letter({ 'ru.mdx': letterFile('Слова.\n', 'Что нового в 2027 году') })).toEqual([])
})

it('takes a text of another language for one that is not written, if that text says so', () => {
  const russian = letterFile('Вы платите <Fact id="fee-prp" />.\n')
  const forBoth = russian.replace('preheader', 'also-for: [kk]\npreheader')
  expect(letter({ 'ru.mdx': forBoth, 'kk.mdx': null })).toEqual([])
})

it.each([
  ['a missing language', letter({ 'kk.mdx': null }), 'letters/2026-12-01/kk.mdx:1: '],
  [
    'a subject that mailboxes cut off',
    letter({ 'en.mdx': letterFile('Words.\n', 'x'.repeat(79)) }),
    'letters/2026-12-01/en.mdx:2: ',
  ],
  [
    'a bare number',
    letter({ 'ru.mdx': letterFile('Пошлина — 4600 тенге.\n') }),
    'letters/2026-12-01/ru.mdx:5: ',
  ],
  [
    'a bare number in a subject',
    letter({ 'en.mdx': letterFile('Words.\n', 'The fee is 4,600 tenge') }),
    'letters/2026-12-01/en.mdx:2: ',
  ],
  [
    'a bare number beside the subject, in words',
    letter({
      'kk.mdx': letterFile('Сөз.\n').replace(/preheader: .*/, 'preheader: Отыз күн ішінде беріңіз'),
    }),
    'letters/2026-12-01/kk.mdx:3: ',
  ],
  [
    'a link to a guide that is not there',
    letter({ 'en.mdx': letterFile('[a](/guides/nothing)\n') }),
    'letters/2026-12-01/en.mdx:5: ',
  ],
  ['a folder that is no day', letter({}, 'december'), 'letters/december:1: '],
])('finds %s', (_, findings, where) => {
  expect(findings).toHaveLength(1)
  expect(findings[0]).toContain(where)
})
