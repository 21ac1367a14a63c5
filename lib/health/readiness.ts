import { dayOf } from '#lib/config/clock.ts'
import { contentState, sourceContentDir } from '#lib/config/files/content-dir.ts'
import { type RemoteState, readRemoteState } from '#lib/config/files/content-remote.ts'
import { siteMetrics } from '#lib/config/metrics.ts'
import { env } from '#lib/config/settings.ts'
import { factsDue } from '#lib/facts/due.ts'
import { type BackupState, backupState } from '#lib/store/backup-state.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { Store } from '#lib/store/store.ts'
import { type FreeSpace, freeSpace } from './free-space.ts'
import { type ProbeState, probeState } from './probe-result.ts'

/** Age in seconds from which a mail that is due counts as late. */
const LATE_SECONDS = 900

/** How long the store may take to answer. */
const TIMEOUT_MS = 3_000

/** Problems of the content that are named; `npm run check` names all. */
const MAX_PROBLEMS = 20

export type Health = {
  ready: boolean
  /** `cannot write`: it answers, and the last write was not stored. */
  store: 'ok' | 'cannot write' | 'no answer'
  space: FreeSpace
  mail: {
    state: 'ok' | 'late' | 'paused' | 'no answer'
    waiting?: number
    failed?: number
    /** Age of the oldest mail that is due. */
    seconds?: number
    /** The end of a pause that refusals have caused. */
    pausedUntil?: string
    /** Refusals within an hour that led to the pause. */
    refusals?: number
  }
  pages: { day: string | undefined; state: 'ok' | 'late' }
  /** Whether the editors' content is shown; if not, the first problems with file and line. */
  content: {
    state: 'ok' | 'broken'
    problems?: string[]
    /** How this machine stands to the remote of `CONTENT_GIT`; absent where it has none. */
    remote?: RemoteState
  }
  /** The nightly copies of the store: said, but no reason to send readers elsewhere. */
  backup: BackupState
  /** The last run of `npm run site -- probe`: said, but no reason to send readers elsewhere. */
  probe: ProbeState
  /** Facts that are due a check: said, but no reason to send readers elsewhere. */
  facts: { state: 'ok' | 'due' | 'no answer'; due?: string[] }
}

/**
 * Whether the site can do its work: the store reads and writes, there is room for more, the mail
 * queue answers. Late or paused mail, little space, pages of an earlier day and broken content are
 * said, but are no reason to send readers elsewhere.
 */
export async function checkHealth(
  at: Temporal.Instant,
  openStore: () => Promise<Store> = sharedStore,
  timeoutMs: number = TIMEOUT_MS,
  readSpace: () => Promise<FreeSpace> = freeSpace,
): Promise<Health> {
  const opening = openStore()
  const [write, mail, space, { day, isLate }, backup, remote, probe] = await Promise.all([
    withTimeout(opening.then(checkWrite), timeoutMs),
    withTimeout(
      opening.then((store) => checkMail(store, at)),
      timeoutMs,
    ),
    readSpace(),
    siteMetrics(),
    nightlyBackups(at),
    env().CONTENT_GIT ? readRemoteState(sourceContentDir()) : undefined,
    probeState(env().DATA_DIR, at),
  ])
  // A store that neither writes nor reads does not answer at all.
  const store = write === undefined || (write !== 'ok' && !mail) ? 'no answer' : write
  return {
    ready: store === 'ok' && mail !== undefined && space.state !== 'full',
    store,
    space,
    mail: mail ?? { state: 'no answer' },
    pages: { day, state: isLate ? 'late' : 'ok' },
    content: { ...contentHealth(), ...(remote && { remote }) },
    backup,
    probe,
    facts: dueFacts(dayOf(at)),
  }
}

/** How the nightly copies of the store stand, by the settings of this process. */
export function nightlyBackups(at: Temporal.Instant): Promise<BackupState> {
  const { BACKUP_DIR, BACKUP_AT } = env()
  return backupState({ folder: BACKUP_DIR, isOff: BACKUP_AT === 'off' }, at)
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

async function checkWrite(store: Store): Promise<'ok' | 'cannot write'> {
  try {
    await store.ping()
  } catch {
    return 'cannot write'
  }
  return store.lastWrite()?.ok === false ? 'cannot write' : 'ok'
}

async function checkMail(
  { outbox, mailFailures }: Store,
  at: Temporal.Instant,
): Promise<Health['mail']> {
  const [{ waiting, failed, oldestDue }, pause] = await Promise.all([
    outbox.counts(at),
    mailFailures.findPause(at),
  ])
  const seconds = oldestDue ? Math.max(0, Math.round(oldestDue.until(at).total('seconds'))) : 0
  const counts = { waiting, failed, seconds }
  if (pause) {
    const { until, refusals } = pause
    return { state: 'paused', ...counts, pausedUntil: until.toString(), refusals }
  }
  return { state: seconds > LATE_SECONDS ? 'late' : 'ok', ...counts }
}

/** What a promise gives; undefined when it rejects or takes longer. */
async function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined)
  })
  try {
    return await Promise.race([promise, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
