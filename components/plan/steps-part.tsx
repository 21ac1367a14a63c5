import { Button } from '#components/form/button.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { ChecklistItem } from '#lib/plan/checklist/checklist.ts'
import { fillFigures } from '#lib/plan/checklist/steps.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { stampWords } from '#lib/plan/words.ts'
import { Members } from './members.tsx'

type Props = {
  plan: ReaderPlan
  locale: Locale
  /** Where the ticks are sent. */
  action: string
  /** The steps ticked. */
  done: string[]
  /** The answers as names and values, to be handed on with the ticks. */
  kept: [name: string, value: string][]
}

/** All steps in an order that can be followed, to tick off; the ticks stand in the address. */
export function StepsPart({ plan, locale, action, done, kept }: Props) {
  const t = translator(locale)
  const { phases, leftOut } = plan.checklist
  const all = phases.flatMap(({ items }) => items)
  const ticked = all.filter(({ step }) => done.includes(step.id)).length
  const here = plan.toolInput.place === 'visa-free' || plan.toolInput.place === 'visa'
  return (
    <form action={action} noValidate>
      <p className="mt-2">{t('tools.checklist.summary', { n: all.length })}</p>
      {ticked > 0 && (
        <p className="font-semibold">
          {t('tools.checklist.kept', { done: ticked, all: all.length })}
        </p>
      )}
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {!kept.some(([name]) => name === 'citizenship') && (
        <input type="hidden" name="citizenship" value="" />
      )}
      {phases.map(({ phase, items }) => (
        <section key={phase} aria-labelledby={`phase-${phase}`} className="mt-6">
          <h3 id={`phase-${phase}`} className="text-xl">
            {t(`plan.phases.${phase}`)}
          </h3>
          {phase === 'travel' && here && <p className="text-base">{t('plan.fromHome')}</p>}
          <ul className="mt-2 border-line border-t">
            {items.map((item) => (
              <Item
                key={item.step.id}
                item={item}
                plan={plan}
                locale={locale}
                ticked={done.includes(item.step.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      <Members members={plan.members} locale={locale} />
      <p className="no-print mt-6">
        <Button>{t('tools.checklist.keep')}</Button>
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

type ItemProps = { item: ChecklistItem; plan: ReaderPlan; locale: Locale; ticked: boolean }

function Item({ item: { step, certain }, plan, locale, ticked }: ItemProps) {
  const t = translator(locale)
  const { today } = plan
  const [fact] = step.facts
  const value = (id: string) => formatFact(shownFact(id, today), locale)
  const title = (step.id === 'legalise' && stampWords(plan, locale)) || step.title[locale]
  return (
    <li className="border-line border-b py-1">
      <label className="flex min-h-11 cursor-pointer gap-3 py-1">
        <input
          type="checkbox"
          name="done"
          value={step.id}
          defaultChecked={ticked}
          className="mt-1 tick"
        />
        <span>
          {title}
          {!certain && step.applies && (
            <span className="block text-base text-soft">{step.applies[locale]}</span>
          )}
          {step.detail && (
            <span className="block text-base text-soft">
              {fillFigures(step.detail[locale], locale, today)}
            </span>
          )}
          {step.validity && (
            <span className="block text-base text-soft">
              {t('papers.validity', { term: value(step.validity) })}
            </span>
          )}
          {step.term && (
            <span className="block text-base text-soft">
              {t('papers.term', { term: value(step.term) })}
            </span>
          )}
        </span>
      </label>
      {fact && (
        <a href={paths.fact(locale, fact)} className="no-print ms-9 inline-block py-1 text-base">
          {shownFact(fact, today).title[locale]}
        </a>
      )}
    </li>
  )
}
