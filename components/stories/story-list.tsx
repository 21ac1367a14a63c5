import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Hero, textIn } from '#lib/stories/find.ts'

/** The published stories; if there are none, an invitation to recommend somebody. */
export function StoryList({ locale, heroes }: { locale: Locale; heroes: Hero[] }) {
  const t = translator(locale)
  if (heroes.length === 0) {
    return (
      <section aria-labelledby="none" className="mt-10 rounded-lg bg-leaf px-6 py-6">
        <h2 id="none">{t('heroes.emptyTitle')}</h2>
        <p className="mt-2">{t('heroes.emptyText')}</p>
        <p className="mt-5">
          <a href={paths.recommend(locale)} className="button-link">
            {t('heroes.call')}
          </a>
        </p>
      </section>
    )
  }
  return (
    <>
      <ul className="mt-10 grid gap-8">
        {heroes.map((hero) => {
          const text = textIn(hero, locale)
          return (
            <li key={hero.slug} className="border-line border-t pt-5">
              <h2 lang={text.locale}>
                <a href={paths.hero(locale, hero.slug)}>{text.title}</a>
              </h2>
              <p lang={text.locale} className="mt-2">
                {text.summary}
              </p>
              <p className="mt-1 text-base text-soft">
                {t('heroes.published', { day: formatDay(hero.published, locale) })}
              </p>
            </li>
          )
        })}
      </ul>
      <p className="mt-10">
        <a href={paths.recommend(locale)} className="button-link">
          {t('heroes.call')}
        </a>
      </p>
    </>
  )
}
