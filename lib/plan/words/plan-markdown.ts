import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatter, translator } from '#lib/i18n/messages.ts'
import type { ChecklistItem } from '../checklist/checklist.ts'
import { nextBorders } from '../checklist/members.ts'
import type { ReaderPlan } from '../plan.ts'
import { absenceOf } from '../stay/absence.ts'
import { nextEntryOf } from '../stay/next-entry.ts'
import { absenceWords } from './absence-words.ts'
import {
  actionDay,
  actionText,
  assumptionWords,
  conflictWords,
  costWords,
  entryWords,
  kindWords,
  lineWords,
  moneyNotices,
  stampWords,
  unknownWords,
} from './words.ts'

/** A plan as Markdown: the same words as on its page, in the same order. */
export function planMarkdown(plan: ReaderPlan, locale: Locale, url: string): string {
  const t = translator(locale)
  const blocks = [
    `# ${t('plan.title')}`,
    `${t('tools.asOf', { day: formatDay(plan.today, locale) })} ${t('tools.noAdvice')} <${url}>`,
    `## ${t('plan.parts.stand')}`,
    ...standBlocks(plan, locale),
    ...(plan.actions.length > 0 ? more(plan, locale) : []),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

/** The ground, what comes with it, and what only the office can say. */
function standBlocks(plan: ReaderPlan, locale: Locale): string[] {
  const t = translator(locale)
  const { ground, toolInput } = plan
  const { best, others, advice, ask } = ground
  const refugee = toolInput.group.includes('refugee')
  const { citizenship } = toolInput
  const listed = (lines: string[]) => lines.map((line) => `- ${line}`).join('\n')
  const words = (lines: typeof others) => lines.map((line) => lineWords(line, plan, locale))
  return [
    citizenship ? '' : t('plan.notNamed'),
    unknownWords(plan, locale) ?? '',
    lineWords(best.line, plan, locale),
    best.id === 'home'
      ? ''
      : t('plan.stand.sure', { confidence: t(`confidence.${best.confidence}`) }),
    (!refugee && advice.country?.note?.[locale]) || '',
    listed([
      ...words(advice.parts.basis.filter(({ id }) => id === 'tie-relative')),
      ...words(others),
      ...(['stay', 'screening', 'money', 'papers'] as const).flatMap((part) =>
        words(advice.parts[part]),
      ),
    ]),
    ...(ask.length > 0
      ? [
          `### ${t('plan.askTitle')}`,
          `${t('plan.askWhom')}${toolInput.place === 'abroad' ? ` ${t('plan.askAbroad')}` : ''}`,
          listed(ask.map((id) => t(`plan.ask.${id}`))),
        ]
      : []),
  ]
}

function more(plan: ReaderPlan, locale: Locale): string[] {
  const t = translator(locale)
  const { timeline, checklist, costs, today } = plan
  const absence = absenceOf(plan.toolInput, today)
  const next = nextEntryOf(plan.toolInput, today)
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
        ...items.map((item) => `- [ ] ${itemWords(item, locale)}`),
      ].join('\n'),
    ),
    ...memberBlocks(plan, locale),
    `## ${t('plan.parts.dates')}`,
    timeline.conflicts.map((conflict) => `- **${conflictWords(conflict, locale)}**`).join('\n'),
    next
      ? t('plan.dates.nextEntry', {
          day: formatDay(next.day, locale),
          days: next.window.days,
          in: next.window.in,
        })
      : '',
    absence ? absenceWords(absence, locale).join(' ') : '',
    timeline.entries.map((entry) => dateLine(plan, entry, locale)).join('\n'),
    timeline.assumed.map((id) => `- ${assumptionWords(id, locale, today)}`).join('\n'),
    `## ${t('plan.parts.money')}`,
    moneyNotices(plan, locale).join('\n\n'),
    [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
      .map((line) => `- ${costWords(line, locale)}`)
      .join('\n'),
  ]
}

/** A step, and for whom it is where the answers do not tell. */
function itemWords({ step, certain }: ChecklistItem, locale: Locale): string {
  return certain || !step.applies
    ? step.title[locale]
    : `${step.title[locale]} (${step.applies[locale]})`
}

/** What differs from person to person of a family. */
function memberBlocks({ members, today }: ReaderPlan, locale: Locale): string[] {
  if (members.length === 0) return []
  const t = translator(locale)
  const { list } = formatter(locale)
  const borders = nextBorders(members, today)
  return [
    `### ${t('plan.members.title')}`,
    members
      .map(({ age, papers }) => {
        const who = age === undefined ? t('plan.members.you') : t('plan.members.age', { age })
        return `- ${who}: ${list(papers.map((paper) => t(`plan.own.${paper}`)))}`
      })
      .join('\n'),
    borders.length > 0
      ? t('plan.members.birthdays', { ages: list(borders.map(String), { type: 'disjunction' }) })
      : '',
  ]
}

/** A day with what happens on it; whether it is past, and where the quick reading has another one. */
function dateLine(
  { quickDays }: ReaderPlan,
  { id, day, kind, passed }: ReaderPlan['timeline']['entries'][number],
  locale: Locale,
): string {
  const t = translator(locale)
  const quick = quickDays.get(id)
  const other = quick ? formatDay(quick, locale) : t('plan.dates.gone')
  const past = passed ? ` (${t('tools.timeline.passed')})` : ''
  const differs = quickDays.has(id) ? ` (${t('plan.dates.quick')}: ${other})` : ''
  return `- ${formatDay(day, locale)}${past} — ${kindWords(kind, locale)}: ${entryWords(id, locale)}${differs}`
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
  const papers = [...bring.map((item) => itemWords(item, locale)), ...(stamp ? [stamp] : [])]
  const brought = papers.length > 0 ? ` ${t('plan.next.bring')}: ${papers.join('; ')}.` : ''
  return `${index + 1}. **${t(`plan.actions.${id}.title`)}** (${actionDay(action, locale)}). ${actionText(action, plan, locale)}${brought}`
}
