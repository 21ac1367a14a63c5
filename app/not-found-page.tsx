import { locale as rootLocale } from 'next/root-params'
import { Frame } from '#app/frame.tsx'
import { Ornament } from '#components/figure/ornament.tsx'
import { DEFAULT_LOCALE, isLocale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = {
  /** The id of a list of the nearest pages with one item as a pattern, which the server fills in. */
  nearestId?: string
}

/** The page for status 404. */
export async function NotFoundPage({ nearestId }: Props) {
  const found = await rootLocale()
  const locale = isLocale(found) ? found : DEFAULT_LOCALE
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.home(locale)} letterBox={false}>
      <title>{`${t('notFound.title')} · ${t('site.name')}`}</title>
      <div className="column py-12 sm:py-20">
        <Ornament className="mb-8 text-sky" width={96} />
        <h1>{t('notFound.title')}</h1>
        <p className="mt-4 text-xl">{t('notFound.text')}</p>
        {nearestId && (
          <section id={nearestId} className="mt-6">
            <h2>{t('notFound.nearest')}</h2>
            <PageLinks links={[['#', '#']]} />
          </section>
        )}
        <PageLinks
          links={[
            [paths.guides(locale), t('notFound.guides')],
            [paths.search(locale), t('search.title')],
            [paths.home(locale), t('notFound.home')],
          ]}
        />
      </div>
    </Frame>
  )
}

function PageLinks({ links }: { links: [href: string, label: string][] }) {
  return (
    <ul className="mt-6 grid gap-1">
      {links.map(([href, label]) => (
        <li key={href}>
          <a href={href} className="inline-flex min-h-11 items-center">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
