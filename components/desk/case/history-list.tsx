import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  type Actor,
  DECLINE_REASONS,
  type HistoryEvent,
  REMOVAL_REASONS,
} from '#lib/store/recommendation-types.ts'

type Props = { locale: Locale; steps: HistoryEvent[] }

/** Who did what and when with one recommendation. */
export function HistoryList({ locale, steps }: Props) {
  return (
    <ol className="grid gap-3">
      {steps.map((step) => (
        <li key={step.version} className="border-line border-s-4 ps-4">
          <StepLine locale={locale} step={step} />
          {step.note && <p className="whitespace-pre-wrap break-words">{step.note}</p>}
        </li>
      ))}
    </ol>
  )
}

/** One step in one line: when, by whom, what. */
export function StepLine({ locale, step }: { locale: Locale; step: HistoryEvent }) {
  return (
    <p>
      <time dateTime={step.at.toString()} className="text-soft tabular-nums">
        {formatTime(step.at, locale)}
      </time>{' '}
      <span className="break-words">{actorName(locale, step.by)}</span>:{' '}
      <strong>{whatHappened(locale, step)}</strong>
    </p>
  )
}

function actorName(locale: Locale, by: Actor): string {
  const t = translator(locale)
  return by === 'sender' || by === 'nominee' || by === 'site' ? t(`desk.by.${by}`) : by
}

function whatHappened(locale: Locale, { what, from, to, reason }: HistoryEvent): string {
  const t = translator(locale)
  if (what === 'removed') {
    const why = REMOVAL_REASONS.find((one) => one === reason)
    return t('desk.step.removed', { why: why ? t(`desk.removal.${why}`) : '' })
  }
  if (what !== 'moved' || !from || !to) return t(`desk.step.${what === 'moved' ? 'noted' : what}`)
  const moved = t('desk.step.moved', {
    from: t(`desk.status.${from}`),
    to: t(`desk.status.${to}`),
  })
  const declined = DECLINE_REASONS.find((one) => one === reason)
  if (!declined) return moved
  return `${moved} (${t('desk.step.reason', { reason: t(`desk.reason.${declined}`) })})`
}
