import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { CountryList } from '#components/countries/country-list.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.countries(locale),
    title: t('countryPages.listTitle'),
    description: t('countryPages.listLede'),
  })
}

export default async function CountriesPage({ params }: Props) {
  const locale = await localeParam(params)
  return (
    <Frame locale={locale} path={paths.countries(locale)}>
      <CountryList locale={locale} />
    </Frame>
  )
}
