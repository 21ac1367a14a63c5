import type { Facts } from '#lib/facts/load.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { changeWords } from '#lib/rule-changes/change-words.ts'
import { readRecord } from '#lib/rule-changes/record-text.ts'
import type { DecidedChange } from '#lib/store/rule-change-types.ts'

type Props = { locale: Locale; changes: DecidedChange[]; facts: Facts }

/** The latest decisions about changes, and what became of them. */
export function DecidedChanges({ locale, changes, facts }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="decided" className="border-line border-t pt-4">
      <h2 id="decided">{t('desk.ruleChanges.told')}</h2>
      {changes.length === 0 && <p>{t('desk.ruleChanges.noneTold')}</p>}
      <ul>
        {changes.map((change) => (
          <li key={change.id} className="border-line border-b py-2">
            <time dateTime={change.decidedAt.toString()} className="text-soft tabular-nums">
              {formatTime(change.decidedAt, locale)}
            </time>{' '}
            {decidedWords(change, locale, facts)}{' '}
            <span className="text-soft">({outcome(change, locale)})</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A change in one line; its id where its record has a form that is not known any more. */
export function decidedWords(change: DecidedChange, locale: Locale, facts: Facts): string {
  const before = readRecord(change.recordBefore)
  const after = readRecord(change.recordAfter)
  if (!before || !after) return change.factId
  const { values } = changeWords({ before, after, day: change.day }, locale, facts)
  return `${values.title}: ${translator(locale)('desk.ruleChanges.change', values)}`
}

function outcome({ words, digest, decidedBy }: DecidedChange, locale: Locale): string {
  const t = translator(locale)
  if (!words) return `${t('desk.ruleChanges.isMinor')}; ${decidedBy}`
  if (!digest) return `${t('desk.ruleChanges.isWaiting')}; ${decidedBy}`
  return `${t('desk.ruleChanges.digestOf', { day: formatDay(digest, locale) })}; ${decidedBy}`
}
