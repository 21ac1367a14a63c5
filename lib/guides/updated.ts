import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { firstDayOf, guideChanges } from './changes.ts'
import type { Guide, GuideText } from './find.ts'

/**
 * The last day up to `day` on which the content of a guide changed: its publication, an editor's
 * change, or a change of a fact that it shows. A check without a change does not count.
 */
export function updatedOn(
  guide: Guide,
  text: GuideText,
  day: string,
  facts: Facts = loadFacts(),
): string {
  const first = firstDayOf(guide, text)
  const [newest] = guideChanges(guide, text, { since: first, until: day }, facts)
  return newest?.day ?? first
}
