import { boxValues } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

/** What became of the recommendations that were moved together, by their references. */
export function BulkOutcomeNote({ locale, outcome }: { locale: Locale; outcome: FormValues }) {
  const t = translator(locale)
  const kept = (['changed', 'notAllowed', 'needsConsent'] as const).filter(
    (kind) => boxValues(outcome, kind).length > 0,
  )
  const moved = boxValues(outcome, 'moved')
  if (moved.length + kept.length === 0) return null
  return (
    <section role="status" aria-label={t('desk.bulk.done')} className="banner">
      {moved.length > 0 && (
        <p>{t('desk.bulk.moved', { n: moved.length, list: moved.join(', ') })}</p>
      )}
      {kept.map((kind) => (
        <p key={kind} className="font-semibold">
          {t(`desk.bulk.${kind}`, { list: boxValues(outcome, kind).join(', ') })}
        </p>
      ))}
    </section>
  )
}
