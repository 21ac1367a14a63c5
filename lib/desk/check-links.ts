import { processSingleton } from '#lib/config/process-singleton.ts'
import type { OutwardLink } from './links.ts'

/** How long one address may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000

const AT_ONCE = 4

/** After so many first addresses of which none answers, the network is taken to be away. */
const NO_NETWORK = 8

/** What is wrong with an address: a status that says so, or no answer at all. */
export type LinkFault = OutwardLink & { fault: number | 'no-answer' }

/** A check of all links, under way or ended. */
export type LinkCheck = {
  startedAt: Temporal.Instant
  total: number
  done: number
  faults: LinkFault[]
  state: 'running' | 'done' | 'no-network'
}

type Fetch = (url: string, init: RequestInit) => Promise<Pick<Response, 'status' | 'body'>>

/**
 * Starts to ask every address whether it is there; the check that is given goes on changing
 * until its state is no longer `running`. Where nothing at all answers it gives up early and
 * blames no link.
 */
export function startLinkCheck(
  links: OutwardLink[],
  startedAt: Temporal.Instant,
  fetchUrl: Fetch = fetch,
): LinkCheck & { ended: Promise<void> } {
  const check: LinkCheck = { startedAt, total: links.length, done: 0, faults: [], state: 'running' }
  let answered = false
  let next = 0

  async function work(): Promise<void> {
    while (check.state === 'running') {
      const link = links[next]
      next += 1
      if (!link) return
      const fault = await faultOf(link.url, fetchUrl)
      answered ||= fault !== 'no-answer'
      check.done += 1
      if (fault !== undefined) check.faults.push({ ...link, fault })
      if (!answered && check.done >= Math.min(NO_NETWORK, check.total)) {
        check.state = 'no-network'
        check.faults = []
      }
    }
  }

  const ended = Promise.all(Array.from({ length: AT_ONCE }, work)).then(() => {
    if (check.state === 'running') check.state = 'done'
  })
  return Object.assign(check, { ended })
}

/** Nothing when an address is there, or when it only turns programs away. */
async function faultOf(url: string, fetchUrl: Fetch): Promise<LinkFault['fault'] | undefined> {
  const head = await statusOf(url, 'HEAD', fetchUrl)
  if (head !== 'no-answer' && head < 400) return undefined
  // Some servers answer a head alone with an error, or not at all.
  const status = await statusOf(url, 'GET', fetchUrl)
  if (status === 'no-answer') return status
  return status < 400 || [401, 403, 405, 429].includes(status) ? undefined : status
}

async function statusOf(url: string, method: string, fetchUrl: Fetch) {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetchUrl(url, { method, signal, redirect: 'follow' })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return 'no-answer'
  }
}

function held(): { check?: LinkCheck } {
  return processSingleton('link-check', () => ({}))
}

/** The latest check of this process, if there was one. */
export function latestLinkCheck(): LinkCheck | undefined {
  return held().check
}

/** Starts a check unless one is under way. */
export function checkLinksOnce(links: OutwardLink[], at: Temporal.Instant): void {
  const holder = held()
  if (holder.check?.state !== 'running') holder.check = startLinkCheck(links, at)
}
