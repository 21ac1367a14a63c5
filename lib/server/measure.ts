import type { IncomingMessage, ServerResponse } from 'node:http'
import { monotonicMs } from '#lib/config/clock.ts'
import { countResponse, type FORM_OUTCOMES, processMetrics } from '#lib/config/metrics.ts'
import { pageKind } from './page-kind.ts'

/** Counts a response and the time since `begun`, in monotonic milliseconds. */
export function measureResponse(
  { url = '/' }: Pick<IncomingMessage, 'url'>,
  status: number,
  begun: number,
): void {
  countResponse(status, pageKind(url), (monotonicMs() - begun) / 1000)
}

/** Counts a posted form by what came of it. */
export function countForm({ url = '/' }: Pick<IncomingMessage, 'url'>, res: ServerResponse): void {
  const outcome = formOutcome(res.statusCode, res.getHeader('location')?.toString())
  processMetrics().forms.inc({ page: pageKind(url), outcome })
}

/** Counts what a limit held back: a posted form, or a page that would have to be rendered. */
export function countLimited(limit: 'forms' | 'pages'): void {
  processMetrics().limited.inc({ limit })
}

/**
 * What came of a form by its response. Actions that miss something in it lead back to the page
 * with `error` or `again` in its query.
 */
export function formOutcome(
  status: number,
  location: string | undefined,
): (typeof FORM_OUTCOMES)[number] {
  if (status === 429) return 'limited'
  if (status >= 500) return 'failed'
  if (status >= 400) return 'rejected'
  return location && /[?&](?:error|again)=/.test(location) ? 'again' : 'taken'
}
