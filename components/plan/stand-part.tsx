import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { ROUTE_PARTS } from '#lib/plan/ground/legal-basis.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { lineWords, unknownWords } from '#lib/plan/words/words.ts'
import { AskOffice } from './ask-office.tsx'
import { FactLinks } from './fact-links.tsx'

type Props = {
  plan: ReaderPlan
  locale: Locale
  /** Nothing else stands on the page: everything is unfolded. */
  alone?: boolean
}

/** The ground that fits best and why, the others and why not, and what only the office can say. */
export function StandPart({ plan, locale, alone = false }: Props) {
  const t = translator(locale)
  const { ground, today } = plan
  const { best, others, closed, advice } = ground
  const country = advice.country
  return (
    <>
      <UnknownCountry plan={plan} locale={locale} />
      {best.id !== 'card' && <h3 className="mt-4 text-xl">{t('plan.stand.best')}</h3>}
      <p className="mt-2">{lineWords(best.line, plan, locale)}</p>
      {best.id !== 'home' && (
        <p className="text-base text-soft">
          {t('plan.stand.sure', { confidence: t(`confidence.${best.confidence}`) })}
        </p>
      )}
      <FactLinks locale={locale} day={today} facts={best.line.facts} />
      {country?.note && !plan.toolInput.group.includes('refugee') && (
        <p className="mt-3 border-saffron border-s-4 ps-4 text-base">{country.note[locale]}</p>
      )}
      {advice.parts.basis
        .filter(({ id }) => id === 'tie-relative')
        .map((line) => (
          <div key={line.id} className="mt-4">
            {lineWords(line, plan, locale)}
            <FactLinks locale={locale} day={today} facts={line.facts} />
          </div>
        ))}
      {others.length > 0 && (
        <>
          <h3 className="mt-6 text-xl">{t('plan.stand.others')}</h3>
          <ul className="mt-2 grid gap-3">
            {others.map((line) => (
              <li key={line.id} className="border-line border-t pt-3">
                {lineWords(line, plan, locale)}
                <FactLinks locale={locale} day={today} facts={line.facts} />
              </li>
            ))}
          </ul>
        </>
      )}
      {closed.length > 0 && (
        <details className="fold no-print mt-6">
          <summary>{t('plan.stand.closed')}</summary>
          <ul className="mt-2 list-disc ps-6">
            {closed.flatMap((id) =>
              isWorded(id) ? [<li key={id}>{t(`plan.closed.${id}`)}</li>] : [],
            )}
          </ul>
        </details>
      )}
      {best.id !== 'home' && best.id !== 'card' && (
        <details className="fold no-print mt-6" open={alone}>
          <summary>{t('plan.stand.comes')}</summary>
          {ROUTE_PARTS.filter((part) => part !== 'basis' && advice.parts[part].length > 0).map(
            (part) => (
              <section key={part} aria-labelledby={`${part}-lines`} className="mt-6">
                <h3 id={`${part}-lines`} className="text-xl">
                  {t(`tools.parts.${part}`)}
                </h3>
                <ul className="mt-2 grid gap-3">
                  {advice.parts[part].map((line) => (
                    <li key={line.id} className="border-line border-t pt-3">
                      {lineWords(line, plan, locale)}
                      <FactLinks locale={locale} day={today} facts={line.facts} />
                    </li>
                  ))}
                </ul>
              </section>
            ),
          )}
          {country && (
            <p className="mt-6">
              <a href={paths.country(locale, country.code)}>{t('plan.stand.ofCountry')}</a>
            </p>
          )}
        </details>
      )}
      <AskOffice plan={plan} locale={locale} />
    </>
  )
}

const CLOSED = ['ethnic', 'refugee', 'investor', 'profession', 'it'] as const

function isWorded(id: string): id is (typeof CLOSED)[number] {
  return CLOSED.some((one) => one === id)
}

/** A citizenship without a row is named, with what we do not know of it. */
function UnknownCountry({ plan, locale }: Props) {
  if (!plan.toolInput.citizenship) {
    return <p className="mt-2">{translator(locale)('plan.notNamed')}</p>
  }
  const unknown = unknownWords(plan, locale)
  return unknown && <p className="mt-3 border-saffron border-s-4 ps-4">{unknown}</p>
}
