import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { DayForm } from '#components/facts/day-form.tsx'
import { LedgerPage } from '#components/facts/ledger-page.tsx'
import { ErrorSummary } from '#components/form/error-summary.tsx'
import { today } from '#lib/config/clock.ts'
import { readAskedDay } from '#lib/facts/asked-day.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readAsked({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  return { locale, asked: readAskedDay(firstParam(await searchParams, 'on'), today()) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, asked } = await readAsked(props)
  const t = translator(locale)
  const title =
    'day' in asked
      ? t('ledger.dayTitle', { day: formatDay(asked.day, locale) })
      : t('errors.title', { title: t('ledger.title') })
  return pageMetadata({ path: paths.facts(locale), title, description: t('ledger.description') })
}

/** The ledger on the day that `?on=` asks for; `/facts?on=` leads here. */
export default async function FactsOnPage(props: Props) {
  const { locale, asked } = await readAsked(props)
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.facts(locale)}>
      {'day' in asked ? (
        <LedgerPage locale={locale} day={asked.day} asked />
      ) : (
        <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
          <ErrorSummary locale={locale} errors={{ on: 'on.malformed' }} />
          <h1 className="mb-6">{t('ledger.title')}</h1>
          <DayForm locale={locale} value={asked.typed} error="on.malformed" />
        </div>
      )}
    </Frame>
  )
}
