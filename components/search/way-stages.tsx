import { listGuides, textFor } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** The stages in order, each with a link to its first guide. */
export function WayStages({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const guides = listGuides()
  return (
    <nav aria-labelledby="stages" className="mt-10">
      <h2 id="stages" className="text-xl">
        {t('search.emptyTitle')}
      </h2>
      <ol className="mt-3 border-line border-t">
        {STAGES.flatMap((stage) => {
          const guide = guides.find(({ frontMatter }) => frontMatter.stage === stage)
          if (!guide) return []
          const text = textFor(guide, locale)
          return (
            <li key={stage} className="border-line border-b">
              <a
                href={paths.guide(locale, guide.slug)}
                className="grid min-h-11 items-baseline gap-x-6 py-2 sm:grid-cols-[10rem_1fr]"
              >
                <span className="font-semibold">{t(`stages.${stage}`)}</span>{' '}
                <span lang={text.locale === locale ? undefined : text.locale} className="text-base">
                  {text.title}
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
