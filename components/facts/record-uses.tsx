import type { ReactNode } from 'react'
import type { FactRecord } from '#lib/facts/schema.ts'
import { listGuides, textFor } from '#lib/guides/find.ts'
import type { Stage } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { factUsers } from '#lib/plan/fact-users.ts'

/** The guides, lists and sums that would change with a record. */
export function RecordUses({ record, locale }: { record: FactRecord; locale: Locale }) {
  const t = translator(locale)
  const { guides, steps, sums } = factUsers(record.id)
  const isUsed = guides.length + steps.length + sums.length > 0
  return (
    <section aria-labelledby="uses" className="no-print mt-10">
      <h2 id="uses">{t('ledger.usedTitle')}</h2>
      {!isUsed && <p className="mt-3">{t('ledger.notUsed')}</p>}
      <ul className="mt-2">
        {guides.map((guide) => {
          const text = textFor(guide, locale)
          return (
            <li key={guide.slug}>
              <a
                href={paths.guide(locale, guide.slug)}
                lang={text.locale === locale ? undefined : text.locale}
                className="inline-block py-1.5"
              >
                {text.title}
              </a>
            </li>
          )
        })}
        {sums.map(({ id, title }) => (
          <li key={id}>
            <a href={paths.fact(locale, id)} className="inline-block py-1.5">
              {t('ledger.usedSum', { title: title[locale] })}
            </a>
          </li>
        ))}
        {steps.map(({ stage, step }) => (
          <li key={`${stage} ${step.id}`}>
            <StepLink stage={stage} locale={locale}>
              {t('ledger.usedStep', { stage: t(`stages.${stage}`), step: step.title[locale] })}
            </StepLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

type StepLinkProps = { stage: Stage; locale: Locale; children: ReactNode }

/** A step leads to the first guide of its stage, where the list of papers stands. */
function StepLink({ stage, locale, children }: StepLinkProps) {
  const guide = listGuides().find(({ frontMatter }) => frontMatter.stage === stage)
  if (!guide) return <span className="inline-block py-1.5">{children}</span>
  return (
    <a href={paths.guide(locale, guide.slug)} className="inline-block py-1.5">
      {children}
    </a>
  )
}
