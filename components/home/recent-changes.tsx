import { ChangeList } from '#components/facts/change-list.tsx'
import { recentSpan, siteChanges } from '#lib/guides/changes.ts'
import { listGuides } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** As many as fit beside the figures. */
const MOST = 6

/** The newest changes of rules; that a guide is new says the list of guides. */
export function RecentChanges({ locale, day }: { locale: Locale; day: string }) {
  const t = translator(locale)
  const rules = siteChanges(listGuides(), locale, recentSpan(day)).filter(
    ({ kind }) => kind === 'rule',
  )
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="mb-4">
        {t('home.changes')}
      </h2>
      <ChangeList changes={rules.slice(0, MOST)} locale={locale} />
      <p className="mt-3">
        <a href={paths.facts(locale)} className="inline-flex min-h-11 items-center">
          {t('home.allFacts')}
        </a>
      </p>
    </section>
  )
}
