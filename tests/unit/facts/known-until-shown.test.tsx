import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { KnownUntil } from '#components/fact/known-until.tsx'
import { PilotNotice } from '#components/fact/pilot-notice.tsx'

test.each([
  ['en', 'Known until 31 December 2026'],
  ['ru', 'Известно до 31 декабря 2026'],
  ['kk', '2026 жылғы 31 желтоқсан күніне дейін белгілі'],
] as const)('in %s the index says until when it is known', (locale, words) => {
  const shown = (day: string) =>
    renderToStaticMarkup(<KnownUntil id="mci" locale={locale} day={day} />)
  expect(shown('2026-11-30').replaceAll('\u00a0', ' ')).toContain(words)
  expect(shown('2026-10-31')).toBe('')
})

test.each([
  ['2026-10-31', ''],
  ['2026-11-30', 'The screening is known to last until 31 December 2026.'],
  ['2026-12-31', 'The screening is known to last until 31 December 2026.'],
  ['2027-01-02', 'The last known day of the screening was 31 December 2026.'],
])('on %s the notice about the pilot says “%s”', (day, words) => {
  const shown = renderToStaticMarkup(<PilotNotice locale="en" day={day} />)
  if (words) expect(shown.replaceAll('\u00a0', ' ')).toContain(words)
  else expect(shown).toBe('')
})
