import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { citizenshipName } from '#lib/plan/countries/citizenship.ts'
import { FORM_ONLY } from '#lib/plan/input/tool-input.ts'
import type { PlanAnswers } from '#lib/search/plan-answers.ts'

/** A link to the plan with what the query says of the reader; without a citizenship, to its form. */
export function PlanWith({ answers, locale }: { answers: PlanAnswers; locale: Locale }) {
  const t = translator(locale)
  const { citizenship, group } = answers
  const query = new URLSearchParams([
    ...(citizenship ? [['citizenship', citizenship]] : [[FORM_ONLY, '1']]),
    ...group.map((one) => ['group', one]),
  ])
  const words = [
    ...(citizenship ? [citizenshipName(citizenship, locale)] : []),
    ...group.map((one) => t(`plan.groups.${one}`)),
  ]
  return (
    <p className="mt-6 border-sky border-s-4 ps-4">
      <a href={paths.plan(locale, `?${query}`)} className="inline-block py-1 font-semibold">
        {t('search.plan', { answers: words.join('; ') })}
      </a>{' '}
      {t('search.planText')}
    </p>
  )
}
