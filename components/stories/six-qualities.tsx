import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { QUALITIES } from '#lib/recommend/schema.ts'

/** What makes a person worth telling the city about. */
export function SixQualities({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="qualities" className="mt-14">
      <h2 id="qualities">{t('heroes.qualitiesTitle')}</h2>
      <p className="mt-2">{t('heroes.qualitiesText')}</p>
      <dl className="mt-5 grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {QUALITIES.map((quality) => (
          <div key={quality} className="border-saffron border-s-4 ps-4">
            <dt className="font-semibold">{t(`recommend.quality.${quality}.title`)}</dt>
            <dd className="text-soft">{t(`recommend.quality.${quality}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
