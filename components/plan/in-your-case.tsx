import type { Guide } from '#lib/guides/find.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { guidePartOf } from '#lib/plan/guide-part.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import {
  conflictWords,
  costWords,
  entryWords,
  kindWords,
  lineWords,
} from '#lib/plan/words/words.ts'
import { NextAction } from './next-part.tsx'

type Props = {
  plan: ReaderPlan
  guide: Guide
  locale: Locale
  /** The answers, as they stand in the address. */
  query: string
}

/** The part of the reader's plan that concerns a guide: what it means, steps, days, papers, sums. */
export function InYourCase({ plan, guide, locale, query }: Props) {
  const t = translator(locale)
  const { lines, actions, items, dates, costs } = guidePartOf(plan, guide)
  const { conflicts } = plan.timeline
  return (
    <section aria-labelledby="in-your-case" className="my-6 border-sky border-s-4 ps-4">
      <h2 id="in-your-case" className="text-xl">
        {t('plan.inYourCase')}
      </h2>
      <p className="text-base text-soft">
        {t('tools.asOf', { day: formatDay(plan.today, locale) })} {t('tools.noAdvice')}
      </p>
      {conflicts.slice(0, 1).map((conflict) => (
        <p key={conflict.id} className="mt-2 font-semibold">
          {conflictWords(conflict, locale)}
        </p>
      ))}
      {lines.map((line) => (
        <p key={line.id} className="mt-2">
          {lineWords(line, plan, locale)}
        </p>
      ))}
      {actions.map((action) => (
        <div key={action.id} className="mt-4">
          <NextAction action={action} plan={plan} locale={locale} />
        </div>
      ))}
      {items.length > 0 && (
        <>
          <h3 className="mt-4 text-base">{t('plan.parts.steps')}</h3>
          <ul className="list-disc ps-6">
            {items.map(({ step, certain }) => (
              <li key={step.id}>
                {step.title[locale]}
                {!certain && step.applies && (
                  <span className="text-base text-soft"> ({step.applies[locale]})</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {dates.length > 0 && (
        <>
          <h3 className="mt-4 text-base">{t('plan.parts.dates')}</h3>
          <ul className="list-disc ps-6">
            {dates.map(({ id, day, kind }) => (
              <li key={id}>
                {formatDay(day, locale)}: {entryWords(id, locale)}{' '}
                <span className="text-base text-soft">({kindWords(kind, locale)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {costs.length > 0 && (
        <>
          <h3 className="mt-4 text-base">{t('plan.parts.money')}</h3>
          <ul className="list-disc ps-6">
            {costs.map((line) => (
              <li key={line.id}>{costWords(line, locale)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-2">
        <a href={paths.plan(locale, query)} className="inline-block py-1 font-semibold">
          {t('plan.wholePlan')}
        </a>
      </p>
    </section>
  )
}
