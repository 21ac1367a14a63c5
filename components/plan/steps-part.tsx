import { Fragment } from 'react'
import { SiteLinks } from '#components/fact/site-links.tsx'
import { Button } from '#components/form/button.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { ChecklistItem } from '#lib/plan/checklist/checklist.ts'
import type { Phase as PhaseId } from '#lib/plan/checklist/step-schema.ts'
import { fillFigures } from '#lib/plan/checklist/steps.ts'
import { guideOfStep } from '#lib/plan/guide-part.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { isInKazakhstan, stampWords } from '#lib/plan/words/words.ts'
import { guideTitle } from './guide-title.ts'
import { Members } from './members.tsx'

type Props = {
  plan: ReaderPlan
  locale: Locale
  /** Where the ticks are sent. */
  action: string
  /** The plan's own query, which the guides take along. */
  query: string
  /** The steps ticked. */
  done: string[]
  /** Nothing else stands on the page: everything is unfolded. */
  alone: boolean
  /** The answers as names and values, to be handed on with the ticks. */
  kept: [name: string, value: string][]
}

/** All steps in an order that can be followed, to tick off; the ticks stand in the address. */
export function StepsPart({ plan, locale, action, query, done, alone, kept }: Props) {
  const t = translator(locale)
  const { today } = plan
  const { phases } = plan.checklist
  // What is not asked of the reader is worth a look where it is a paper.
  const leftOut = plan.checklist.leftOut.filter(({ kind }) => kind === 'bring')
  const all = phases.flatMap(({ items }) => items)
  const ticked = all.filter(({ step }) => done.includes(step.id)).length
  const { group } = plan.toolInput
  // Nobody who fled a state is told to ask anybody there.
  const fromHome = isInKazakhstan(plan) && !group.includes('refugee')
  return (
    <form action={action} noValidate data-script data-kept="ticks">
      <p className="mt-2">{t('tools.checklist.summary', { n: all.length })}</p>
      {ticked > 0 && (
        <p data-count className="font-semibold">
          {t('tools.checklist.kept', { done: ticked, all: all.length })}
        </p>
      )}
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {!kept.some(([name]) => name === 'citizenship') && (
        <input type="hidden" name="citizenship" value="" />
      )}
      {phases.map(({ phase, items }, index) => (
        <Phase
          key={phase}
          title={t(`plan.phases.${phase}`)}
          folded={!alone && index > 0 && LATER.includes(phase)}
        >
          {phase === 'travel' && fromHome && <p className="text-base">{t('plan.fromHome')}</p>}
          <ul className="mt-2 border-line border-t">
            {items.map((item) => (
              <Item
                key={item.step.id}
                item={item}
                plan={plan}
                locale={locale}
                ticked={done.includes(item.step.id)}
                alone={alone}
              />
            ))}
          </ul>
          <Guides slugs={items.map((item) => guideOfStep(item, phase))} {...{ locale, query }} />
        </Phase>
      ))}
      <Members members={plan.members} locale={locale} day={today} />
      <p className="no-print mt-6">
        <Button>{t('tools.checklist.keep')}</Button>
      </p>
      <p hidden data-kept-here className="no-print text-base text-soft">
        {t('plan.ticksKept')}
      </p>
      {leftOut.length > 0 && (
        <details className="fold no-print mt-6">
          <summary>{t('tools.checklist.leftOut', { n: leftOut.length })}</summary>
          <ul className="mt-2 list-disc ps-6">
            {leftOut.map((step) => (
              <li key={step.id}>{step.title[locale]}</li>
            ))}
          </ul>
        </details>
      )}
    </form>
  )
}

type GuidesProps = { slugs: string[]; locale: Locale; query: string }

/** The guides that say more about the steps of a phase. */
function Guides({ slugs, locale, query }: GuidesProps) {
  return (
    <p className="no-print text-base">
      {translator(locale)('plan.next.guide')}:
      {[...new Set(slugs)].map((slug) => (
        <Fragment key={slug}>
          {' '}
          <a href={paths.guide(locale, slug, query)} className="me-4 inline-block py-1">
            {guideTitle(slug, locale)}
          </a>
        </Fragment>
      ))}
    </p>
  )
}

/** What lies beyond the application is folded for who has not applied yet. */
const LATER: readonly PhaseId[] = ['wait', 'card', 'keep']

type PhaseProps = { title: string; folded: boolean; children: React.ReactNode }

function Phase({ title, folded, children }: PhaseProps) {
  if (folded) {
    return (
      <details className="fold mt-6">
        <summary>{title}</summary>
        {children}
      </details>
    )
  }
  return (
    <div className="mt-6 print:mt-1">
      <h3 className="text-xl print:text-base">{title}</h3>
      {children}
    </div>
  )
}

type ItemProps = {
  item: ChecklistItem
  plan: ReaderPlan
  locale: Locale
  ticked: boolean
  alone: boolean
}

function Item({ item: { step, certain }, plan, locale, ticked, alone }: ItemProps) {
  const t = translator(locale)
  const { today } = plan
  const [fact] = step.facts
  const value = (id: string) => formatFact(shownFact(id, today), locale)
  // A printed plan has no room for them; a printed checklist is taken along.
  const note = alone ? 'block text-base text-soft' : 'no-print block text-base text-soft'
  const title = (step.id === 'legalise' && stampWords(plan, locale)) || step.title[locale]
  return (
    <li className="border-line border-b py-1 print:break-inside-avoid print:py-0">
      <label className="flex min-h-11 cursor-pointer gap-3 py-1 print:min-h-0 print:py-0">
        <input
          type="checkbox"
          name="done"
          value={step.id}
          defaultChecked={ticked}
          className="mt-1 tick"
        />
        <span>
          {title}
          {!certain && step.applies && <span className={note}> {step.applies[locale]}</span>}
          {step.detail && (
            <span className={note}>
              {' '}
              <SiteLinks text={fillFigures(step.detail[locale], locale, today)} />
            </span>
          )}
          {step.validity && (
            <span className={note}> {t('papers.validity', { term: value(step.validity) })}</span>
          )}
          {step.term && (
            <span className={note}> {t('papers.term', { term: value(step.term) })}</span>
          )}
        </span>
      </label>
      {fact && (
        <a href={paths.fact(locale, fact)} className="no-print ms-9 inline-block py-1 text-base">
          {' '}
          {t('plan.source')}
        </a>
      )}
    </li>
  )
}
