import { ChangeList } from '#components/facts/change-list.tsx'
import { guideChanges, recentSpan } from '#lib/guides/changes.ts'
import type { Guide, GuideText } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { guide: Guide; text: GuideText; locale: Locale; day: string }

/** What changed in a guide and in the rules that it leans on, newest first. */
export function GuideChanges({ guide, text, locale, day }: Props) {
  const changes = guideChanges(guide, text, recentSpan(day))
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="changes" className="mt-12">
      <h2 id="changes" className="mb-3">
        {translator(locale)('guide.changes')}
      </h2>
      <ChangeList changes={changes} locale={locale} />
    </section>
  )
}
