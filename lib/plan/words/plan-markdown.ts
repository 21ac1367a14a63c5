import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ReaderPlan } from '../plan.ts'
import { absenceOf } from '../stay/absence.ts'
import { absenceWords } from './absence-words.ts'
import {
  actionDay,
  assumptionWords,
  conflictWords,
  costWords,
  entryWords,
  kindWords,
  lineWords,
  moneyNotices,
  stampWords,
} from './words.ts'

/** A plan as Markdown: the same words as on its page, in the same order. */
export function planMarkdown(plan: ReaderPlan, locale: Locale, url: string): string {
  const t = translator(locale)
  const { ground, today } = plan
  const stand = [
    lineWords(ground.best.line, plan, locale),
    ...ground.others.map((line) => `- ${lineWords(line, plan, locale)}`),
    ...(['stay', 'screening', 'money', 'papers'] as const).flatMap((part) =>
      ground.advice.parts[part].map((line) => `- ${lineWords(line, plan, locale)}`),
    ),
    ...ground.ask.map((id) => `- ${t('plan.askTitle')}: ${t(`plan.ask.${id}`)}`),
  ]
  const blocks = [
    `# ${t('plan.title')}`,
    `${t('tools.asOf', { day: formatDay(today, locale) })} <${url}>`,
    `## ${t('plan.parts.stand')}`,
    stand.join('\n'),
    ...(plan.actions.length > 0 ? more(plan, locale) : []),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function more(plan: ReaderPlan, locale: Locale): string[] {
  const t = translator(locale)
  const { timeline, checklist, costs, today } = plan
  const absence = absenceOf(plan.toolInput, today)
  return [
    `## ${t('plan.parts.next')}`,
    plan.actions
      .slice(0, 3)
      .map((action, index) => nextLine(plan, action, index, locale))
      .join('\n'),
    `## ${t('plan.parts.steps')}`,
    ...checklist.phases.map(({ phase, items }) =>
      [
        `### ${t(`plan.phases.${phase}`)}`,
        '',
        ...items.map(
          ({ step, certain }) =>
            `- [ ] ${step.title[locale]}${certain || !step.applies ? '' : ` (${step.applies[locale]})`}`,
        ),
      ].join('\n'),
    ),
    `## ${t('plan.parts.dates')}`,
    absence ? absenceWords(absence, locale).join(' ') : '',
    timeline.conflicts.map((conflict) => `- **${conflictWords(conflict, locale)}**`).join('\n'),
    timeline.entries
      .map(
        ({ id, day, kind }) =>
          `- ${formatDay(day, locale)} — ${kindWords(kind, locale)}: ${entryWords(id, locale)}`,
      )
      .join('\n'),
    timeline.assumed.map((id) => `- ${assumptionWords(id, locale, today)}`).join('\n'),
    `## ${t('plan.parts.money')}`,
    moneyNotices(plan, locale).join('\n\n'),
    [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
      .map((line) => `- ${costWords(line, locale)}`)
      .join('\n'),
  ]
}

function nextLine(
  plan: ReaderPlan,
  action: ReaderPlan['actions'][number],
  index: number,
  locale: Locale,
): string {
  const t = translator(locale)
  const { id, bring } = action
  const stamp = id === 'papers' ? stampWords(plan, locale) : undefined
  const papers = [...bring.map(({ step }) => step.title[locale]), ...(stamp ? [stamp] : [])]
  const brought = papers.length > 0 ? ` ${t('plan.next.bring')}: ${papers.join('; ')}.` : ''
  return `${index + 1}. **${t(`plan.actions.${id}.title`)}** (${actionDay(action, locale)}). ${t(`plan.actions.${id}.text`)}${brought}`
}
