import { Fragment } from 'react'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** The footer of every page. */
export function PageFooter({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const links = [
    [paths.newsletter(locale), t('nav.newsletter')],
    [paths.about(locale), t('nav.about')],
    [paths.privacy(locale), t('nav.privacy')],
    [paths.accessibility(locale), t('nav.accessibility')],
    [paths.status(locale), t('nav.status')],
  ] as const
  return (
    <footer className="no-print border-line border-t text-base text-soft">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 px-5 py-4">
        <p className="max-w-2xl">{t('site.tagline')}</p>
        <nav aria-label={t('site.footer')} className="flex flex-wrap gap-x-6">
          {links.map(([href, label]) => (
            <Fragment key={href}>
              <a href={href} className="flex min-h-11 items-center">
                {label}
              </a>{' '}
            </Fragment>
          ))}
        </nav>
      </div>
    </footer>
  )
}
