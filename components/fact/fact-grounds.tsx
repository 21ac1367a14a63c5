import type { Fact } from '#lib/facts/fact-on.ts'
import { ledger } from '#lib/facts/load.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** What a fact rests on, in one line: the act, when it was checked and how sure we are. */
export function FactGrounds({ fact, locale }: { fact: Fact; locale: Locale }) {
  const t = translator(locale)
  const act = fact.act ? ledger().acts.get(fact.act)?.short[locale] : undefined
  const sure = t(`confidence.${fact.confidence}`)
  const unsure = fact.confidence === 'contested' || fact.confidence === 'unknown'
  return (
    <p>
      {act && (
        <>
          {fact.article ? t('fact.article', { act, article: fact.article }) : act}
          {'\u00a0· '}
        </>
      )}
      {t('fact.checked', { day: formatDay(fact.checked, locale) })}
      {'\u00a0· '}
      {unsure ? <span className="border-saffron border-b-2 text-ink">{sure}</span> : sure}
    </p>
  )
}
