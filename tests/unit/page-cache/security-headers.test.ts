import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { expect, it } from 'vitest'
import {
  MAIL_PREVIEW_POLICY,
  noncePolicy,
  readingPolicy,
  securityHeaders,
} from '#lib/page-cache/security-headers.ts'
import { ERROR_PAGE_POLICY } from '#lib/server/response/error-page.ts'

/** What Google's evaluator has to say of a policy. */
function findings(policy: string): string[] {
  const { csp } = new CspParser(policy)
  return (
    new CspEvaluator(csp)
      .evaluate()
      // A remark for browsers that do not know a keyword is no finding.
      .filter(({ severity }) => severity !== Severity.NONE)
      .map(({ directive, value, description }) => `${directive} ${value}: ${description}`)
  )
}

it.each([
  ['a page to read', readingPolicy({ styleHash: 'sha256-styles' })],
  ['a page of the desk', noncePolicy('dGhpcyBpcyBhIG5vbmNl')],
  ['an error page and a file', ERROR_PAGE_POLICY],
  ['a mail in a frame of the desk', MAIL_PREVIEW_POLICY],
])('Google’s evaluator finds nothing in the policy of %s', (_, policy) => {
  expect(findings(policy)).toEqual([])
})

it('of a page with a form it says only that the site must host no JSONP and no uploads, which it does not', () => {
  const policy = readingPolicy({ styleHash: 'sha256-s', scriptHash: 'sha256-loader' })
  expect(findings(policy)).toEqual([
    expect.stringContaining("script-src 'self': 'self' can be problematic"),
  ])
})

it('the evaluator would find what is wrong', () => {
  expect(findings("script-src 'self' 'unsafe-inline'").join()).toContain('unsafe-inline')
})

it('browsers are held to https for a year, but only where the site is served by it', () => {
  const header = 'Strict-Transport-Security'
  expect(securityHeaders('https://guide.example')[header]).toBe('max-age=31536000')
  expect(securityHeaders('http://localhost:3000')[header]).toBeUndefined()
})
