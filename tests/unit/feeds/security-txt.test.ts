import { expect, test } from 'vitest'
import { writeSecurityTxt } from '#lib/feeds/security-txt.ts'

const AT = Temporal.Instant.from('2026-11-25T10:00:00Z')

test.each([
  ['WE Guide <guide@example.org>', 'mailto:guide@example.org'],
  ['guide@example.org', 'mailto:guide@example.org'],
  ['"A <b>" <x@example.org> ', 'mailto:x@example.org'],
])('reports for %s go to %s', (mailFrom, contact) => {
  const text = writeSecurityTxt({ siteUrl: 'https://guide.example', mailFrom, at: AT })
  expect(text.split('\n')[0]).toBe(`Contact: ${contact}`)
  expect(text).toContain('Canonical: https://guide.example/.well-known/security.txt\n')
})

test('it expires later than now and within a year', () => {
  const text = writeSecurityTxt({ siteUrl: 'https://a.example', mailFrom: 'a@b.example', at: AT })
  const expires = Temporal.Instant.from(/^Expires: (.+)$/m.exec(text)?.[1] ?? '')
  const days = AT.until(expires).total('days')
  expect(days).toBeGreaterThan(30)
  expect(days).toBeLessThan(365)
})
