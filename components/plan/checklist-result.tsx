import { Button } from '#components/form/button.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { listGuides, textFor } from '#lib/guides/find.ts'
import type { Stage } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type ChecklistItem, checklistOf } from '#lib/plan/checklist/checklist.ts'
import { fillFigures } from '#lib/plan/checklist/steps.ts'
import type { ToolInput } from '#lib/plan/tool-input.ts'
import { RestsOn } from './rests-on.tsx'

type Props = {
  locale: Locale
  day: string
  toolInput: ToolInput
  /** The steps ticked. */
  done: string[]
  /** The answers as names and values, to be handed on with the ticks. */
  kept: [name: string, value: string][]
}

/** The steps of one reader to tick off; the ticks stand in the address, as the answers do. */
export function ChecklistResult({ locale, day, toolInput, done, kept }: Props) {
  const t = translator(locale)
  const { stages, leftOut } = checklistOf(toolInput, day)
  const all = stages.flatMap(({ items }) => items)
  const ticked = all.filter(({ step }) => done.includes(step.id)).length
  return (
    <form action={`${paths.tool(locale, 'checklist')}#result`} noValidate>
      <p className="mt-2">{t('tools.checklist.summary', { n: all.length })}</p>
      {ticked > 0 && (
        <p className="font-semibold">
          {t('tools.checklist.kept', { done: ticked, all: all.length })}
        </p>
      )}
      {toolInput.adults + toolInput.children === 0 && (
        <p className="text-base text-soft">{t('tools.checklist.assumed')}</p>
      )}
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {/* An address without any question of this tool asks for no result. */}
      {!kept.some(([name]) => name === 'citizenship') && (
        <input type="hidden" name="citizenship" value="" />
      )}
      {stages.map(({ stage, items }) => (
        <section key={stage} aria-labelledby={`stage-${stage}`} className="mt-8">
          <h3 id={`stage-${stage}`} className="text-xl">
            {t(`stages.${stage}`)}
          </h3>
          <ul className="mt-2 border-line border-t">
            {items.map((item) => (
              <Item
                key={item.step.id}
                item={item}
                locale={locale}
                day={day}
                ticked={done.includes(item.step.id)}
              />
            ))}
          </ul>
          <GuideOfStage stage={stage} locale={locale} />
        </section>
      ))}
      <p className="no-print mt-8">
        <Button>{t('tools.checklist.keep')}</Button>
      </p>
      {leftOut.length > 0 && (
        <details className="fold no-print mt-6">
          <summary>{t('tools.checklist.leftOut', { n: leftOut.length })}</summary>
          <ul className="mt-2 list-disc ps-6">
            {leftOut.map((step) => (
              <li key={step.id}>
                {step.title[locale]}
                {step.applies && (
                  <span className="block text-base text-soft">{step.applies[locale]}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </form>
  )
}

type ItemProps = { item: ChecklistItem; locale: Locale; day: string; ticked: boolean }

function Item({ item: { step, certain }, locale, day, ticked }: ItemProps) {
  const t = translator(locale)
  const term = (key: 'validity' | 'term', id: string | undefined) =>
    id && (
      <span className="block text-base text-soft">
        {t(`papers.${key}`, { term: formatFact(shownFact(id, day), locale) })}
      </span>
    )
  return (
    <li className="border-line border-b py-2">
      <label className="flex min-h-11 cursor-pointer gap-3 py-1">
        <input
          type="checkbox"
          name="done"
          value={step.id}
          defaultChecked={ticked}
          className="mt-1 tick"
        />
        <span>
          {step.title[locale]}
          {!certain && step.applies && (
            <span className="block text-base text-soft">{step.applies[locale]}</span>
          )}
          {step.detail && (
            <span className="block text-base text-soft">
              {fillFigures(step.detail[locale], locale, day)}
            </span>
          )}
          {term('validity', step.validity)}
          {term('term', step.term)}
        </span>
      </label>
      <div className="ps-9">
        <RestsOn locale={locale} day={day} facts={step.facts} />
      </div>
    </li>
  )
}

function GuideOfStage({ stage, locale }: { stage: Stage; locale: Locale }) {
  const guide = listGuides().find(({ frontMatter }) => frontMatter.stage === stage)
  if (!guide) return null
  const text = textFor(guide, locale)
  return (
    <p className="no-print mt-2 text-base">
      {translator(locale)('tools.checklist.guide')}:{' '}
      <a
        href={paths.guide(locale, guide.slug)}
        lang={text.locale === locale ? undefined : text.locale}
        className="inline-block py-1.5"
      >
        {text.title}
      </a>
    </p>
  )
}
