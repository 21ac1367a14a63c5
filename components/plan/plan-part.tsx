import type { Locale } from '#lib/i18n/locales.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { DatesPart } from './dates-part.tsx'
import { MoneyPart } from './money-part.tsx'
import { NextPart } from './next-part.tsx'
import { SharePart } from './share-part.tsx'
import { StandPart } from './stand-part.tsx'
import { StepsPart } from './steps-part.tsx'

/** The parts of the plan, in the order of the page. */
export const PARTS = ['stand', 'next', 'steps', 'dates', 'money', 'share'] as const

export type Part = (typeof PARTS)[number]

type Props = {
  part: Part
  plan: ReaderPlan
  locale: Locale
  /** Where ticks are sent. */
  action: string
  /** The plan's own query. */
  query: string
  done: string[]
  /** Nothing else stands on the page. */
  alone: boolean
  kept: [name: string, value: string][]
}

/** One part of a reader's plan. */
export function PlanPart({ part, plan, locale, action, query, done, alone, kept }: Props) {
  switch (part) {
    case 'stand':
      return <StandPart plan={plan} locale={locale} alone={alone} />
    case 'next':
      return <NextPart plan={plan} locale={locale} query={query} />
    case 'steps':
      return (
        <StepsPart
          alone={alone}
          plan={plan}
          locale={locale}
          action={action}
          done={done}
          kept={kept}
        />
      )
    case 'dates':
      return <DatesPart plan={plan} locale={locale} />
    case 'money':
      return <MoneyPart plan={plan} locale={locale} />
    case 'share':
      return <SharePart locale={locale} query={query} />
  }
}

/** The parts that there are for a reader: a citizen of Kazakhstan needs none but the first. */
export function partsFor(plan: ReaderPlan): readonly Part[] {
  return plan.ground.best.id === 'home' ? ['stand'] : PARTS
}
