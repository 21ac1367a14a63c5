import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { CitizenshipField, PlaceField } from './plan-field.tsx'

/** The first two questions of the plan, as a way into it. */
export function PlanStart({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const field = { locale, query: {}, errors: undefined }
  return (
    <form
      action={`${paths.plan(locale)}#result`}
      noValidate
      aria-labelledby="plan-start"
      className="grid gap-4 rounded-lg bg-leaf p-6"
    >
      <h2 id="plan-start" className="text-xl">
        {t('plan.home.title')}
      </h2>
      <CitizenshipField {...field} />
      <PlaceField {...field} />
      <p>
        <Button>{t('plan.show')}</Button>
      </p>
    </form>
  )
}
