import { formatDay } from '#lib/site/format/format-day.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import type { Conflict } from '#lib/tools/timeline/entry.ts'

/** What does not fit, with its days and its paper in words. */
export function conflictWords({ id, day, needed, paper, entry }: Conflict, locale: Locale): string {
  const t = translator(locale)
  return t(`tools.timeline.problems.${id}`, {
    day: formatDay(day, locale),
    needed: formatDay(needed, locale),
    paper: paper ? t(`tools.timeline.papers.${paper}`) : '',
    entry: entry ? t(`tools.timeline.entries.${entry}`) : '',
  })
}
