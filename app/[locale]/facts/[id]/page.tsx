import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { everyLocale, localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { RecordPage } from '#components/facts/record-page.tsx'
import { today } from '#lib/config/clock.ts'
import { findFactOn } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { prerenderedRecords } from '#lib/feeds/prerendered.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { params: Promise<{ locale: string; id: string }> }

export function generateStaticParams() {
  return everyLocale().flatMap(({ locale }) => prerenderedRecords().map((id) => ({ locale, id })))
}

async function readParams(params: Props['params']) {
  const locale = await localeParam(params)
  return { locale, record: loadFacts().facts.get((await params).id) ?? notFound() }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, record } = await readParams(params)
  const fact = findFactOn(record.id, today())
  const title = record.title[locale]
  // Short values, such as “yes”, say nothing without the question.
  const value = [title, fact && formatFact(fact, locale)]
    .filter((part) => part !== undefined)
    .join(title.endsWith('?') ? ' ' : ': ')
  return pageMetadata({
    path: paths.fact(locale, record.id),
    title,
    description: translator(locale)('ledger.recordDescription', {
      value: value.replace(/[.?]$/, ''),
    }),
  })
}

/** A record with its history. */
export default async function FactPage({ params }: Props) {
  const { locale, record } = await readParams(params)
  return (
    <Frame locale={locale} path={paths.fact(locale, record.id)}>
      <RecordPage record={record} locale={locale} day={today()} />
    </Frame>
  )
}
