import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { LedgerPage } from '#components/facts/ledger-page.tsx'
import { today } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.facts(locale),
    title: t('ledger.title'),
    description: t('ledger.description'),
  })
}

/** The ledger today, prerendered; with `?on=` the address leads to the page beside this one. */
export default async function FactsPage({ params }: Props) {
  const locale = await localeParam(params)
  return (
    <Frame locale={locale} path={paths.facts(locale)}>
      <LedgerPage locale={locale} day={today()} />
    </Frame>
  )
}
