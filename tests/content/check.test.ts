import { expect, test } from 'vitest'
import { today } from '#lib/config/clock.ts'
import { checkContent } from '#lib/content-check/content-check.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readCode } from '#lib/content-check/read/read-code.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'

test('the content has no errors', () => {
  const content = readContent('content', readCode('.'))
  const errors = checkContent(content, today()).filter(({ level }) => level === 'error')
  expect(errors.map(formatFinding)).toEqual([])
}, 60_000)
