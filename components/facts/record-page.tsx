import { MoneyYears } from '#components/figure/money-years.tsx'
import { PrintLine } from '#components/page/print-line.tsx'
import { findFactOn } from '#lib/facts/find.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { Readings } from './readings.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordNow } from './record-now.tsx'
import { RecordReferences } from './record-references.tsx'
import { RecordUses } from './record-uses.tsx'

type Props = { record: FactRecord; locale: Locale; day: string }

/** The page of a record: its current value, its confidence and its history. */
export function RecordPage({ record, locale, day }: Props) {
  const t = translator(locale)
  const fact = findFactOn(record.id, day)
  const isMoney = record.unit === 'mci' || record.unit === 'kzt'
  return (
    <article className="column pt-6 pb-6">
      <PrintLine path={paths.fact(locale, record.id)} locale={locale} day={day} />
      <p className="no-print text-base">
        <a href={paths.facts(locale)} className="inline-flex min-h-11 items-center">
          {t('home.allFacts')}
        </a>
      </p>
      <h1 className="text-[clamp(1.75rem,1.3rem+2vw,2.6rem)]">{record.title[locale]}</h1>
      <RecordNow fact={fact} locale={locale} day={day} />
      <p className="no-print mt-4 text-base">
        <a
          href={paths.newsletterForFact(locale, record.id)}
          className="inline-flex min-h-11 items-center"
        >
          {t('letter.follow.factLink')}
        </a>
      </p>
      {fact && <Readings fact={fact} locale={locale} />}
      <RecordReferences record={record} locale={locale} day={day} />
      {isMoney && fact && (
        <section aria-labelledby="years" className="mt-10">
          <h2 id="years">{t('ledger.years')}</h2>
          <MoneyYears id={record.id} locale={locale} day={day} linked={false} />
        </section>
      )}
      <RecordHistory record={record} locale={locale} day={day} />
      <RecordUses record={record} locale={locale} />
    </article>
  )
}
