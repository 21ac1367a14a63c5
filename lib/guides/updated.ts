import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { firstDayOf, guideChanges } from './changes.ts'
import type { Guide, GuideText } from './find.ts'

/**
 * The last day up to `day` on which what a guide says was another: its first day, an editor's
 * change, or a change of a rule that it shows. A check that changed nothing does not count.
 */
export function updatedOn(
  guide: Guide,
  text: GuideText,
  day: string,
  book: Facts = loadFacts(),
): string {
  const first = firstDayOf(guide, text)
  const [newest] = guideChanges(guide, text, { since: first, until: day }, book)
  return newest?.day ?? first
}
