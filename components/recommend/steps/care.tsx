import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { UNANSWERED_DAYS } from '#lib/recommend/retention.ts'

/** What happens to the sender's words, said before they are written. */
export function Care({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="care" className="mt-6 rounded-lg bg-leaf px-5 py-4">
      <h2 id="care" className="font-body text-lg">
        {t('recommend.careTitle')}
      </h2>
      <p className="mt-1">{t('recommend.care', { days: UNANSWERED_DAYS })}</p>
      <p className="mt-2">{t('recommend.noContacts')}</p>
    </section>
  )
}
