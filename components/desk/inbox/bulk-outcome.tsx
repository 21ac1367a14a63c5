import { boxAnswers } from '#lib/forms/answers.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import type { Answers } from '#lib/store/store.ts'

/** What became of the recommendations that were moved together, by their references. */
export function BulkOutcomeNote({ locale, outcome }: { locale: Locale; outcome: Answers }) {
  const t = translator(locale)
  const kept = (['changed', 'notAllowed', 'needsConsent'] as const).filter(
    (kind) => boxAnswers(outcome, kind).length > 0,
  )
  const moved = boxAnswers(outcome, 'moved')
  if (moved.length + kept.length === 0) return null
  return (
    <section role="status" aria-label={t('desk.bulk.done')} className="banner">
      {moved.length > 0 && (
        <p>{t('desk.bulk.moved', { n: moved.length, list: moved.join(', ') })}</p>
      )}
      {kept.map((kind) => (
        <p key={kind} className="font-semibold">
          {t(`desk.bulk.${kind}`, { list: boxAnswers(outcome, kind).join(', ') })}
        </p>
      ))}
    </section>
  )
}
