import { log } from '#lib/config/log.ts'
import type { FileEdit } from '#lib/store/content-types.ts'
import type { Repositories } from '#lib/store/store.ts'
import { type ContentFinding, checkContentAs } from './check/check.ts'
import { bytesOf, hashOf } from './content-file.ts'
import { exchange } from './git/exchange.ts'
import type { Remote } from './git/remote.ts'
import type { Conflict } from './merge.ts'
import { rebase } from './rebase.ts'
import { recoverPublication } from './recover.ts'
import { withContentLock } from './swap/content-lock.ts'
import { tellPublished } from './swap/published.ts'
import { dropPrepared, forgetSwap, type OnStep, prepareSwap, setCommit, swap } from './swap/swap.ts'

/** What publishing works on. */
export type PublishingSettings = {
  /** The folder that editors write to. */
  dir: string
  /** The remote and the branch with which published content is exchanged; undefined: none. */
  remote?: Remote | undefined
  /** Whether a change needs the yes of a second editor. */
  needsReview: boolean
  /** Checks the content as it would be; `checkContentAs` when left out. */
  check?: typeof checkContentAs
}

export type PublishingStore = Pick<Repositories, 'contentDrafts' | 'contentChanges'>

/** What became of a try to publish. */
export type Published =
  | { outcome: 'published'; commit?: string }
  /** It was published or withdrawn before. */
  | { outcome: 'gone' }
  /** A second editor has to say yes first. */
  | { outcome: 'needs-review' }
  /** These files have changed since, on the same lines: nothing was written. */
  | { outcome: 'conflict'; conflicts: { path: string; conflicts: Conflict[] }[] }
  /** The content as it would be has these errors: nothing was written. */
  | { outcome: 'errors'; findings: ContentFinding[] }
  /** Something else stands in the way, such as a consent that is not there. */
  | { outcome: 'forbidden'; reason: ForbiddenReason; path: string }
  /** The remote does not answer, or took another change first: nothing was written; try again. */
  | { outcome: 'unreachable' | 'overtaken' | 'held-up'; detail: string }

export type ForbiddenReason = 'no-consent'

/** Whether files may be published; undefined: they may. */
export type MayPublish = (
  files: readonly FileEdit[],
) => Promise<{ reason: ForbiddenReason; path: string } | undefined>

/** Who publishes, and when. */
export type Publication = {
  id: string
  by: string
  at: Temporal.Instant
  mayPublish?: MayPublish
  /** Called before each step; tests end the process there. */
  onStep?: OnStep
}

const nothing: OnStep = async () => undefined

/**
 * Publishes a change: all of its files or none. The whole content is checked as it would be; an edit
 * that began from an earlier version of its file is merged where the changed lines do not touch.
 */
export async function publishChange(
  store: PublishingStore,
  settings: PublishingSettings,
  publication: Publication,
): Promise<Published> {
  const { dir } = settings
  return withContentLock(dir, async () => {
    await recoverPublication(store, settings, publication.at)
    return publishLocked(store, settings, publication)
  })
}

async function publishLocked(
  store: PublishingStore,
  settings: PublishingSettings,
  { id, by, at, mayPublish, onStep = nothing }: Publication,
): Promise<Published> {
  const { dir, needsReview, check = checkContentAs } = settings
  const change = await store.contentChanges.find(id)
  if (!change || (change.state !== 'review' && change.state !== 'scheduled')) {
    return { outcome: 'gone' }
  }
  if (needsReview && !change.approvedBy) return { outcome: 'needs-review' }
  const forbidden = await mayPublish?.(change.files)
  if (forbidden) return { outcome: 'forbidden', ...forbidden }
  const history = await exchange(settings)
  if ('outcome' in history) return history
  const rebased = await rebase(dir, change.files)
  if ('conflicts' in rebased) return { outcome: 'conflict', conflicts: rebased.conflicts }
  const { files } = rebased
  const changed = files.filter(({ path, baseHash, text }) => hashOf(path, text) !== baseHash)
  if (changed.length === 0) {
    await store.contentChanges.setPublished(id, files, await history.head(), { by, at })
    return { outcome: 'published' }
  }
  const findings = await check(dir, changed)
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length > 0) return { outcome: 'errors', findings: errors }

  const { author, note } = change
  const written = changed.map(({ path, baseHash, text }) => ({
    path,
    before: baseHash,
    bytes: text === null ? null : bytesOf(path, text),
  }))
  const journal = await prepareSwap(dir, written, { change: { id, by, author, note } }, onStep)
  await onStep('offer to the remote')
  const offered = await history.offer(written, { author, note }, (commit) =>
    setCommit(dir, journal, commit),
  )
  if (offered) {
    await dropPrepared(dir)
    return offered
  }
  await swap(dir, onStep)
  await tellPublished(dir)
  await onStep('commit')
  const commit = await history.commit(written, { author, note }).catch((error: unknown) => {
    log.error('published content not committed', { change: id, error: String(error) })
    return undefined
  })
  await onStep('mark as published')
  await store.contentChanges.setPublished(id, files, commit, { by, at })
  await forgetSwap(dir, onStep)
  return { outcome: 'published', ...(commit && { commit }) }
}
