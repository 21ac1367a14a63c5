import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { OfficesPage } from '#components/offices/offices-page.tsx'
import { today } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { loadOffices, migrationActs } from '#lib/pages/offices.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.offices(locale),
    title: t('offices.title'),
    description: t('offices.lede'),
  })
}

export default async function Page({ params }: Props) {
  const locale = await localeParam(params)
  return (
    <Frame locale={locale} path={paths.offices(locale)}>
      <OfficesPage offices={loadOffices()} acts={migrationActs()} locale={locale} day={today()} />
    </Frame>
  )
}
