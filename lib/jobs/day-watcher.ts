import { nextMidnight, now, today } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import { retryPause } from './retry.ts'

/** The longest time between two looks at the day: a clock may be set, a machine may sleep. */
const MAX_WAIT_MS = 60_000

export type DayWatcher = {
  /** Resolves after the first look: then all pages show today's rules, unless some failed. */
  ready: Promise<void>
  stop(): void
}

/**
 * Has the pages rendered anew when the day in Almaty is another than the one they show: at the
 * start of a process whose build is older, and at each midnight. Pages that fail keep showing the
 * earlier day and are tried again with growing pauses; all others do not wait for them.
 *
 * @param builtDay the day whose rules the build shows, as `YYYY-MM-DD`; undefined when its pages
 *   are out of date for another reason
 * @param revalidate renders all pages anew, or only those given; gives those that failed
 */
export function watchDay(
  builtDay: string | undefined,
  revalidate: (only?: string[]) => Promise<string[]>,
): DayWatcher {
  const { pages } = processMetrics()
  pages.day = builtDay
  let late: string[] = []
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function look(): Promise<void> {
    const day = today()
    const isNewDay = day !== pages.day
    pages.isLate = isNewDay || late.length > 0
    if (!pages.isLate) return
    late = await revalidate(isNewDay ? undefined : late)
    if (isNewDay) log.info('new day', { day, before: pages.day })
    pages.day = day
    pages.isLate = late.length > 0
    if (pages.isLate) log.error('pages show an earlier day', { paths: late })
  }

  async function lookAgain(): Promise<void> {
    await look().catch((error: unknown) => log.error('new day', { error: String(error) }))
    if (stopped) return
    failures = pages.isLate ? failures + 1 : 0
    const wait = failures > 0 ? retryPause(failures) : MAX_WAIT_MS
    timer = setTimeout(lookAgain, Math.min(wait, untilMidnight()))
    timer.unref()
  }

  return {
    ready: lookAgain(),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Milliseconds until the next day begins in Almaty. */
function untilMidnight(): number {
  const instant = now()
  return Math.ceil(instant.until(nextMidnight(instant)).total('milliseconds'))
}
