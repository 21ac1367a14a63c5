import { expect, test } from 'vitest'
import { checkContent } from '#lib/check/check.ts'
import { formatFinding } from '#lib/check/finding.ts'
import { readCode } from '#lib/check/read/read-code.ts'
import { readContent } from '#lib/check/read/read-content.ts'
import { today } from '#lib/site/clock.ts'

test('the content has no errors', () => {
  const content = readContent('content', readCode('.'))
  const errors = checkContent(content, today()).filter(({ level }) => level === 'error')
  expect(errors.map(formatFinding)).toEqual([])
}, 60_000)
