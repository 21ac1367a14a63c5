import { SiteLinks } from '#components/fact/site-links.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Stage } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { fillFigures, stepsOf } from '#lib/plan/checklist/steps.ts'

type Props = { stage: Stage; locale: Locale; day: string }

/** The checklist of a stage, with boxes to tick on paper. */
export function PapersList({ stage, locale, day }: Props) {
  const t = translator(locale)
  return (
    <ul className="papers my-6 border-line border-t">
      {stepsOf(stage).map((step) => (
        <li key={step.id} className="grid grid-cols-[2rem_1fr] border-line border-b py-3">
          <div>
            {step.title[locale]}
            {step.applies && <p className="text-base text-soft">{step.applies[locale]}</p>}
            {step.detail && (
              <p className="text-base text-soft">
                <SiteLinks text={fillFigures(step.detail[locale], locale, day)} />
              </p>
            )}
            {step.validity && (
              <p className="text-base text-soft">
                {t('papers.validity', { term: formatFact(shownFact(step.validity, day), locale) })}
              </p>
            )}
            {step.term && (
              <p className="text-base text-soft">
                {t('papers.term', { term: formatFact(shownFact(step.term, day), locale) })}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
