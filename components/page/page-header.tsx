import { SearchBox } from '#components/search/search-box.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { SiteMark } from './site-mark.tsx'

const LINK_CLASS =
  'flex min-h-12 w-full cursor-pointer items-center text-start text-ink no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-saffron aria-[current]:underline-offset-8 lg:min-h-11 lg:whitespace-nowrap lg:text-sm xl:text-base'

/**
 * The logo, the main navigation, the search and the languages. On phones the navigation is a
 * popover, which needs no script; on wide screens it is always visible.
 */
export function PageHeader({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale)
  const links = [
    [paths.guides(locale), t('nav.guides')],
    [paths.plan(locale), t('plan.title')],
    [paths.tools(locale), t('nav.tools')],
    [paths.facts(locale), t('nav.facts')],
    [paths.heroes(locale), t('nav.heroes')],
  ] as const
  const form = paths.recommend(locale)
  return (
    <header className="no-print border-line border-b">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center px-5 py-1.5 lg:gap-x-3 lg:py-3">
        <a
          href={paths.home(locale)}
          aria-label={t('site.home')}
          className="mr-auto flex min-h-11 items-center gap-3 whitespace-nowrap font-head text-ink text-xl no-underline"
        >
          <SiteMark />
          <span className="max-[26rem]:hidden">{t('site.name')}</span>
        </a>
        <nav id="menu" popover="auto" aria-label={t('site.nav')} className="menu">
          <ul className="lg:flex lg:gap-x-3">
            {links.map(([href, label]) => (
              <li key={href}>
                <a href={href} aria-current={currency(path, href)} className={LINK_CLASS}>
                  {label}
                </a>
              </li>
            ))}
            <li>
              <a href={form} aria-current={currency(path, form)} className={LINK_CLASS}>
                {t('nav.recommend')}
              </a>
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
          <svg viewBox="0 0 24 24" width="24" aria-hidden="true">
            <path d="M3 6h18M3 12h18M3 18h18" stroke="currentColor" strokeWidth="2" />
          </svg>
        </button>
      </div>
    </header>
  )
}

/** The `aria-current` of a link: `page` for this page, `true` for the section that contains it. */
function currency(path: string, href: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  return path.startsWith(`${href}/`) ? 'true' : undefined
}
