import { dayOf } from '#lib/config/clock.ts'
import { contentState } from '#lib/config/files/content-dir.ts'
import { siteMetrics } from '#lib/config/metrics.ts'
import { factsDue } from '#lib/facts/due.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { Store } from '#lib/store/store.ts'

/** A mail that is due for longer than this, in seconds, is worth an operator's look. */
const LATE = 900

/** How long a store may take to answer, in milliseconds. */
const PATIENCE = 3_000

/** Problems of the content that are named; `npm run check` names all. */
const MAX_PROBLEMS = 20

export type Health = {
  ready: boolean
  store: 'ok' | 'no answer'
  /** Seconds tell how long the oldest mail that is due has waited. */
  mail: { state: 'ok' | 'late' | 'no answer'; waiting?: number; failed?: number; seconds?: number }
  edition: { day: string | undefined; state: 'ok' | 'late' }
  /** Records that are due a check: said, but no reason to send readers elsewhere. */
  facts: { state: 'ok' | 'due' | 'no answer'; due?: string[] }
  /** Whether the editors' content is shown; if not, the first problems with file and line. */
  content: { state: 'ok' | 'broken'; problems?: string[] }
}

/**
 * Whether the site can do its work: the store reads and writes, the mail queue answers. Late
 * mail, a late page or broken content is said, but is no reason to send readers elsewhere.
 */
export async function checkHealth(
  at: Temporal.Instant,
  openStore: () => Promise<Store> = sharedStore,
  patience: number = PATIENCE,
): Promise<Health> {
  const asked = openStore()
  const [store, mail, { day, isLate }] = await Promise.all([
    answers(
      asked.then((opened) => opened.ping()).then(() => true),
      patience,
    ),
    answers(
      asked.then((opened) => opened.outbox.counts(at)),
      patience,
    ),
    siteMetrics(),
  ])
  return {
    ready: store !== undefined && mail !== undefined,
    store: store ? 'ok' : 'no answer',
    mail: mail
      ? { ...mailState(mail.oldestDue, at), waiting: mail.waiting, failed: mail.failed }
      : { state: 'no answer' },
    edition: { day, state: isLate ? 'late' : 'ok' },
    content: contentHealth(),
    facts: dueFacts(dayOf(at)),
  }
}

/** The ids of the records that are due a check on a day. */
function dueFacts(day: string): Health['facts'] {
  try {
    const due = factsDue(day).map(({ record }) => record.id)
    return { state: due.length > 0 ? 'due' : 'ok', due }
  } catch {
    return { state: 'no answer' }
  }
}

function contentHealth(): Health['content'] {
  const { problems } = contentState()
  if (problems.length === 0) return { state: 'ok' }
  return { state: 'broken', problems: problems.slice(0, MAX_PROBLEMS) }
}

function mailState(oldest: Temporal.Instant | undefined, at: Temporal.Instant) {
  const seconds = oldest ? Math.max(0, Math.round(oldest.until(at).total('seconds'))) : 0
  return { state: seconds > LATE ? ('late' as const) : ('ok' as const), seconds }
}

/** What a promise gives; undefined when it rejects or takes longer than a watcher would wait. */
async function answers<T>(promise: Promise<T>, patience: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patience, undefined)
  })
  try {
    return await Promise.race([promise, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
