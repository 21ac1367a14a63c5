import { SiteLinks } from '#components/fact/site-links.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Action } from '#lib/plan/actions/actions.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { actionDay, actionText, costWords, stampWords } from '#lib/plan/words/words.ts'
import { guideTitle } from './guide-title.ts'

/** As many as a reader can keep in mind. */
export const NEXT_COUNT = 3

type Props = {
  plan: ReaderPlan
  locale: Locale
  /** The plan's own query, which the guides that it leads to take along. */
  query: string
}

/** What to do next: by which day, where, with what, at what cost, and the guide that says more. */
export function NextPart({ plan, locale, query }: Props) {
  const next = plan.actions.slice(0, NEXT_COUNT)
  if (next.length === 0) return <p className="mt-2">{translator(locale)('plan.next.none')}</p>
  return (
    <ol className="mt-4 grid gap-6 print:gap-2">
      {next.map((action, index) => (
        <li key={action.id} className="border-edge border-t-2 pt-3">
          <NextAction {...{ action, plan, locale, query }} number={index + 1} />
        </li>
      ))}
    </ol>
  )
}

type ActionProps = Omit<Props, 'query'> & {
  action: Action
  /** Without them the action stands in its guide: no number, and no link to where the reader is. */
  number?: number
  query?: string
}

/** One thing to do: its day, place, papers, costs, consequence and guide. */
export function NextAction({ action, plan, locale, number, query }: ActionProps) {
  const t = translator(locale)
  const { id, bring, costs, guide, consequence, where, office } = action
  const stamp = id === 'papers' ? stampWords(plan, locale) : undefined
  return (
    <>
      <h3 className="text-xl">
        {number && `${number}. `}
        {t(`plan.actions.${id}.title`)}
      </h3>
      <p className="font-semibold">{actionDay(action, locale)}</p>
      <p className="mt-1">{actionText(action, plan, locale)}</p>
      <dl className="mt-2 grid gap-1 text-base">
        {(where.length > 0 || office) && (
          <Row label={t('plan.next.where')}>
            {where.map((fact) => (
              <Place key={fact} fact={fact} locale={locale} day={plan.today} />
            ))}
            {office && (
              <div>
                <a href={paths.offices(locale)}>{t('offices.title')}</a>
              </div>
            )}
          </Row>
        )}
        {(bring.length > 0 || stamp) && (
          <Row label={t('plan.next.bring')}>
            {bring.map(({ step, certain }) => (
              <div key={step.id}>
                {step.title[locale]}
                {!certain && step.applies && (
                  <span className="text-soft"> ({step.applies[locale]})</span>
                )}
              </div>
            ))}
            {stamp && <div>{stamp}</div>}
          </Row>
        )}
        {costs.length > 0 && (
          <Row label={t('plan.next.costs')}>
            {costs.map((line) => (
              <div key={line.id}>{costWords(line, locale)}</div>
            ))}
          </Row>
        )}
        {consequence.length > 0 && (
          <Row label={t('plan.next.why')}>
            {consequence.map((fact) => (
              <Record key={fact} fact={fact} locale={locale} day={plan.today} />
            ))}
          </Row>
        )}
        {query !== undefined && (
          <Row label={t('plan.next.guide')}>
            <a href={paths.guide(locale, guide, query)} className="inline-block py-1">
              {guideTitle(guide, locale)}
            </a>
          </Row>
        )}
      </dl>
    </>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
      <dt className="text-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type LineProps = { fact: string; locale: Locale; day: string }

/** A record as a line: its title as a link to it, and its value. */
function Record({ fact: id, locale, day }: LineProps) {
  const fact = shownFact(id, day)
  return (
    <div>
      <a href={paths.fact(locale, id)}>{fact.title[locale]}</a>: {formatFact(fact, locale)}
    </div>
  )
}

/** Where something is done, by a record's value, in which sites are links. */
function Place({ fact: id, locale, day }: LineProps) {
  const fact = shownFact(id, day)
  const words = formatFact(fact, locale)
  return (
    <div>
      {ONLY_SITE.test(words) && `${fact.title[locale]}: `}
      <SiteLinks text={words} />
    </div>
  )
}

/** The name of a site and nothing else. */
const ONLY_SITE = /^[a-z\d-]+(\.[a-z\d-]+)+$/
