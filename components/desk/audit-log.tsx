import { StepLine } from '#components/desk/case/history-list.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { DeskEntry } from '#lib/store/desk-types.ts'
import type { AuditEntry } from '#lib/store/recommendation-types.ts'

const LOGS = ['recommendations', 'desk'] as const

type TabProps = { locale: Locale; which: (typeof LOGS)[number] }

/** The two audit logs: of what was done to recommendations, and of what else was done at the desk. */
export function AuditLogTabs({ locale, which }: TabProps) {
  const t = translator(locale)
  return (
    <nav aria-label={t('desk.auditLog.which')} className="mb-4">
      <ul className="flex flex-wrap gap-1">
        {LOGS.map((one) => (
          <li key={one}>
            <a
              href={`${deskPaths.auditLog}?of=${one}`}
              aria-current={one === which ? 'true' : undefined}
              className="flex min-h-11 items-center rounded px-3 text-ink no-underline hover:underline aria-[current]:bg-ink aria-[current]:text-paper"
            >
              {t(`desk.auditLog.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What was done to recommendations, the latest first. */
export function RecommendationAuditLog({ locale, steps }: { locale: Locale; steps: AuditEntry[] }) {
  return (
    <ul>
      {steps.map((step) => (
        <li
          key={`${step.reference} ${step.version}`}
          data-row
          className="border-line border-b py-2"
        >
          <a href={deskPaths.recommendation(step.reference)} className="tabular-nums">
            {step.reference}
          </a>
          <StepLine locale={locale} step={step} />
        </li>
      ))}
    </ul>
  )
}

/** What else was done at the desk, the latest first. */
export function DeskAuditLog({ locale, entries }: { locale: Locale; entries: DeskEntry[] }) {
  const t = translator(locale)
  return (
    <ul>
      {entries.map(({ id, at, by, what, about }) => (
        <li key={id} className="border-line border-b py-2">
          <time dateTime={at.toString()} className="text-soft tabular-nums">
            {formatTime(at, locale)}
          </time>{' '}
          <span className="break-words">{by}</span>: <strong>{t(`desk.action.${what}`)}</strong>
          {about && <span className="text-soft"> ({about})</span>}
        </li>
      ))}
    </ul>
  )
}
