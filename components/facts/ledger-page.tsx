import { PrintLine } from '#components/page/print-line.tsx'
import { recentSpan, siteChanges } from '#lib/guides/changes.ts'
import { listGuides } from '#lib/guides/find.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { ChangeList } from './change-list.tsx'
import { DayForm } from './day-form.tsx'
import { ForMachines } from './for-machines.tsx'
import { LedgerList } from './ledger-list.tsx'

/** Of how many days the changes are told below the ledger; the feed has more. */
const MOST_DAYS = 3

type Props = {
  locale: Locale
  day: string
  /** Whether the reader asked for a day rather than for today. */
  asked?: boolean
}

/** The whole ledger on a day. */
export function LedgerPage({ locale, day, asked = false }: Props) {
  const t = translator(locale)
  const shown = formatDay(day, locale)
  const rules = siteChanges(listGuides(), locale, recentSpan(day)).filter(
    ({ kind }) => kind === 'rule',
  )
  const days = [...new Set(rules.map((rule) => rule.day))].slice(0, MOST_DAYS)
  return (
    <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
      <PrintLine
        path={asked ? `${paths.facts(locale)}?on=${day}` : paths.facts(locale)}
        locale={locale}
        day={day}
      />
      <h1>{asked ? t('ledger.dayTitle', { day: shown }) : t('ledger.title')}</h1>
      <p className="mt-4 max-w-2xl text-xl">{t('ledger.lede')}</p>
      <p className="mt-3 text-soft">
        {asked ? (
          <a href={paths.facts(locale)} className="inline-flex min-h-11 items-center">
            {t('ledger.toToday')}
          </a>
        ) : (
          t('ledger.asOf', { day: shown })
        )}
      </p>
      <div className="mt-6">
        <DayForm locale={locale} value={day} />
      </div>
      <LedgerList locale={locale} day={day} />
      {rules.length > 0 && (
        <section aria-labelledby="changes" className="mt-14">
          <h2 id="changes" className="mb-3">
            {t('ledger.changesTitle')}
          </h2>
          <ChangeList changes={rules.filter((rule) => days.includes(rule.day))} locale={locale} />
        </section>
      )}
      <ForMachines locale={locale} day={day} />
    </div>
  )
}
