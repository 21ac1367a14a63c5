import type { ReactNode } from 'react'
import { ActLink } from '#components/mdx/act-link.tsx'
import { dueOf } from '#lib/facts/due.ts'
import { loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { ConfidenceMark } from './confidence-mark.tsx'

type Props = { record: FactRecord; locale: Locale; day: string }

/**
 * The background of a record: to whom it applies, the act, its confidence and when it was checked.
 */
export function RecordReferences({ record, locale, day }: Props) {
  const t = translator(locale)
  const { applies, act, article, confidence, sum = [] } = record
  const { due } = dueOf(record)
  const days = { day: formatDay(record.checked, locale), due: formatDay(due, locale) }
  const { facts } = loadFacts()
  const parts = sum.flatMap((id) => facts.get(id) ?? [])
  return (
    <dl className="mt-8 grid gap-y-4">
      {applies && <Row label={t('ledger.applies')}>{applies[locale]}</Row>}
      {act && (
        <Row label={t('guide.restsOnTitle')}>
          <ActLink id={act} locale={locale} />
          {article && `, ${t('ledger.article', { article })}`}
        </Row>
      )}
      {parts.length > 0 && (
        <Row label={t('ledger.sumOf')}>
          <ul>
            {parts.map(({ id, title }) => (
              <li key={id}>
                <a href={paths.fact(locale, id)} className="block py-1">
                  {title[locale]}
                </a>
              </li>
            ))}
          </ul>
        </Row>
      )}
      <Row label={t('ledger.sure')}>
        <ConfidenceMark confidence={confidence} locale={locale} />
        <span className="block text-soft"> {t(`confidenceMeaning.${confidence}`)}</span>
      </Row>
      <Row label={t('ledger.checked')}>
        {due <= day ? (
          <span className="border-saffron border-b-2">{t('ledger.overdue', days)}</span>
        ) : (
          t('ledger.due', days)
        )}
      </Row>
    </dl>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="gap-x-6 sm:grid sm:grid-cols-[11rem_1fr]">
      <dt className="text-base text-soft sm:pt-0.5">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
