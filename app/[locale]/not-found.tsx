import { locale as rootLocale } from 'next/root-params'
import { Frame } from '#app/frame.tsx'
import { Ornament } from '#components/figure/ornament.tsx'
import { DEFAULT_LOCALE, isLocale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** What stands at an address that nothing stands at. */
export default async function NotFoundPage() {
  const found = await rootLocale()
  const locale = isLocale(found) ? found : DEFAULT_LOCALE
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.home(locale)} letterBox={false}>
      <title>{`${t('notFound.title')} · ${t('site.name')}`}</title>
      <div className="column py-12 sm:py-20">
        <Ornament className="mb-8 w-24 text-sky" />
        <h1>{t('notFound.title')}</h1>
        <p className="mt-4 text-xl">{t('notFound.text')}</p>
        <ul className="mt-6 grid gap-1">
          {[
            [paths.guides(locale), t('notFound.guides')],
            [paths.search(locale), t('search.title')],
            [paths.home(locale), t('notFound.home')],
          ].map(([href, label]) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-11 items-center">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}
