import { nextMidnight, now, today } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { processMetrics } from '#lib/config/metrics.ts'

/** The longest time between two looks at the day: a clock may be set, a machine may sleep. */
const MAX_WAIT = 60_000

export type Days = {
  /** Resolves when the pages show today's rules for the first time. */
  ready: Promise<void>
  stop(): void
}

/**
 * Has the pages rendered anew when the day in Almaty is another than the one they show: at the
 * start of a process whose build is older, and at each midnight. A press that fails is tried
 * again at the next look.
 *
 * @param built the day whose rules the build shows, as `YYYY-MM-DD`; undefined when its pages
 *   are out of date for another reason
 * @param press has every prerendered page rendered anew at its next request
 */
export function watchDay(built: string | undefined, press: () => Promise<void>): Days {
  const { edition } = processMetrics()
  edition.day = built
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function look(): Promise<void> {
    const day = today()
    edition.late = day !== edition.day
    if (!edition.late) return
    await press()
    log.info('new day', { day, before: edition.day })
    edition.day = day
    edition.late = false
  }

  async function lookAgain(): Promise<void> {
    await look().catch((error: unknown) => log.error('new day', { error: String(error) }))
    if (stopped) return
    const instant = now()
    const untilMidnight = instant.until(nextMidnight(instant)).total('milliseconds')
    timer = setTimeout(lookAgain, Math.min(MAX_WAIT, Math.ceil(untilMidnight)))
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
