import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OutcomeCounts } from '#components/stories/outcome-counts.tsx'
import type { Outcomes } from '#lib/store/recommendation-types.ts'

const NONE: Outcomes = {
  received: 0,
  new: 0,
  reading: 0,
  asked: 0,
  agreed: 0,
  published: 0,
  declined: 0,
  removed: { nominee: 0, sender: 0, editor: 0, unanswered: 0, declined: 0 },
}

function rowsOf(outcomes: Outcomes): string[] {
  const html = renderToStaticMarkup(<OutcomeCounts locale="en" outcomes={outcomes} />)
  return html.match(/<d[td]\b.*?<\/d[td]>/g)?.map((cell) => cell.replaceAll(/<.*?>/g, '')) ?? []
}

test('before the first recommendation there are no counts', () => {
  expect(renderToStaticMarkup(<OutcomeCounts locale="en" outcomes={NONE} />)).toBe('')
})

test('only outcomes that have happened are counted', () => {
  const removed = { ...NONE.removed, nominee: 2 }
  expect(rowsOf({ ...NONE, received: 3, asked: 1, removed })).toEqual([
    'received',
    '3',
    'being read, or waiting for the person’s answer',
    '1',
    'deleted at the request of the person recommended',
    '2',
  ])
})
