import { log } from '#lib/config/log.ts'
import { type Issue, showIssues, shownIssues } from '#lib/newsletter/archive.ts'

const POLL_INTERVAL_MS = 3_000

/**
 * Has a process show letters that were sent, by whichever process, in feeds, sitemap and search
 * within seconds.
 *
 * @param list the letters that were sent
 * @param show has what lists them made anew; what it could not do is tried at the next look
 */
export function watchIssues(
  list: () => Promise<Issue[]>,
  show: () => Promise<void>,
): { look(): Promise<void>; stop(): void } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const before = shownIssues()
    try {
      if (showIssues(await list())) await show()
    } catch (error) {
      showIssues(before)
      log.warn('sent letters not shown', { error: String(error) })
    }
  }

  async function lookAgain(): Promise<void> {
    await look()
    if (stopped) return
    timer = setTimeout(lookAgain, POLL_INTERVAL_MS)
    timer.unref()
  }

  void lookAgain()
  return {
    look,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
