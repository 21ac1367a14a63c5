import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** A way from a page that speaks to everybody to the reader's own plan. */
export function PlanLink({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <p className="no-print my-6 border-sky border-s-4 ps-4">
      <a href={paths.plan(locale)} className="inline-block py-1 font-semibold">
        {t('plan.inYourCase')}
      </a>{' '}
      {t('plan.inYourCaseText')}
    </p>
  )
}
