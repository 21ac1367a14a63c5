import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { paths } from '#lib/site/paths.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { SiteMark } from './site-mark.tsx'

/** The mark, the four doors of the site and the languages. */
export function PageHeader({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale)
  const doors = [
    [paths.guides(locale), t('nav.guides')],
    [paths.facts(locale), t('nav.facts')],
    [paths.recommend(locale), t('nav.recommend')],
    [paths.newsletter(locale), t('nav.newsletter')],
  ] as const
  return (
    <header className="no-print border-line border-b">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-7 px-5 py-2 sm:py-3">
        <a
          href={paths.home(locale)}
          aria-label={t('site.home')}
          className="mr-auto flex min-h-11 items-center gap-2.5 font-head text-ink text-xl no-underline"
        >
          <SiteMark />
          {t('site.name')}
        </a>
        <nav
          aria-label={t('site.nav')}
          className="order-3 -mx-5 flex w-[calc(100%+2.5rem)] gap-6 overflow-x-auto px-5 [scrollbar-width:none] lg:order-none lg:mx-0 lg:w-auto lg:px-0"
        >
          {doors.map(([href, label]) => (
            <a
              key={href}
              href={href}
              aria-current={path === href ? 'page' : undefined}
              className="flex min-h-11 items-center whitespace-nowrap text-base text-ink no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-saffron aria-[current]:underline-offset-8"
            >
              {label}
            </a>
          ))}
        </nav>
        <LanguageSwitch locale={locale} path={path} />
      </div>
    </header>
  )
}
