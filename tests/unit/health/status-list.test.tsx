import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StatusList } from '#components/page/status-list.tsx'

const WELL = { store: 'ok', mail: 'ok', mailMinutes: 0, pages: 'ok' } as const

test('a site that works says so once', () => {
  expect(renderToStaticMarkup(<StatusList locale="en" {...WELL} />)).toContain(
    'Everything is working.',
  )
})

test.each([
  ['a store that does not answer', { store: 'silent' }, 'cannot be saved right now'],
  ['late mail', { mail: 'late', mailMinutes: 21 }, 'the oldest has been waiting for 21 minutes'],
  ['a mail queue that does not answer', { mail: 'silent' }, 'cannot be sent right now'],
  ['pages of an earlier day', { pages: 'late' }, 'may be from an earlier day'],
] as const)('%s is said in words', (_, trouble, words) => {
  const html = renderToStaticMarkup(<StatusList locale="en" {...WELL} {...trouble} />)
  expect(html).toContain('Not everything is working right now.')
  expect(html).toContain(words)
})

test('minutes are counted as Russian counts them', () => {
  const html = renderToStaticMarkup(
    <StatusList locale="ru" {...WELL} mail="late" mailMinutes={22} />,
  )
  expect(html).toContain('ждёт 22 минуты')
})
