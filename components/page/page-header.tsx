import { SearchBox } from '#components/search/search-box.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { RecommendLink } from './recommend-link.tsx'
import { SiteMark } from './site-mark.tsx'

const DOOR =
  'flex min-h-12 w-full cursor-pointer items-center text-start text-ink no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-saffron aria-[current]:underline-offset-8 lg:min-h-11 lg:whitespace-nowrap lg:text-base'

/**
 * The mark, the doors of the site, the search and the languages. On a phone the doors are a
 * popover behind one button, which the browser opens and closes by itself; on wide screens they
 * always show.
 */
export function PageHeader({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale)
  const doors = [
    [paths.guides(locale), t('nav.guides')],
    [paths.plan(locale), t('plan.title')],
    [paths.tools(locale), t('nav.tools')],
    [paths.facts(locale), t('nav.facts')],
    [paths.heroes(locale), t('nav.heroes')],
  ] as const
  const form = paths.recommend(locale)
  return (
    <header className="no-print border-line border-b">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center px-5 py-1.5 lg:gap-x-6 lg:py-3">
        <a
          href={paths.home(locale)}
          aria-label={t('site.home')}
          className="mr-auto flex min-h-11 items-center gap-3 whitespace-nowrap font-head text-ink text-xl no-underline"
        >
          <SiteMark />
          <span className="max-[26rem]:hidden">{t('site.name')}</span>
        </a>
        <nav id="menu" popover="auto" aria-label={t('site.nav')} className="menu">
          <ul className="lg:flex lg:gap-x-6">
            {doors.map(([href, label]) => (
              <li key={href}>
                <a href={href} aria-current={currency(path, href)} className={DOOR}>
                  {label}
                </a>
              </li>
            ))}
            <li>
              {currency(path, form) ? (
                <a href={form} aria-current={currency(path, form)} className={DOOR}>
                  {t('nav.recommend')}
                </a>
              ) : (
                <RecommendLink locale={locale} words={t('nav.recommend')} className={DOOR} />
              )}
            </li>
          </ul>
        </nav>
        <SearchBox locale={locale} path={path} />
        <LanguageSwitch locale={locale} path={path} />
        <button
          type="button"
          popoverTarget="menu"
          aria-label={t('site.menu')}
          className="with-popover -me-2.5 grid size-11 cursor-pointer place-items-center lg:hidden"
        >
          <svg viewBox="0 0 24 24" aria-hidden="true" className="w-6">
            <path d="M3 6h18M3 12h18M3 18h18" stroke="currentColor" strokeWidth="2" />
          </svg>
        </button>
      </div>
    </header>
  )
}

/** Whether a door leads to this very page, or to the part of the site that it belongs to. */
function currency(path: string, href: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  return path.startsWith(`${href}/`) ? 'true' : undefined
}
