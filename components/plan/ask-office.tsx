import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'

/** The languages of the offices. */
const OFFICE_LOCALES = ['kk', 'ru'] as const

/** What only the office can say: whom to ask, and the questions to show at the window. */
export function AskOffice({ plan, locale }: { plan: ReaderPlan; locale: Locale }) {
  const t = translator(locale)
  const { ask } = plan.ground
  if (ask.length === 0) return null
  const abroad = plan.toolInput.place === 'abroad'
  const shown = OFFICE_LOCALES.filter((one) => one !== locale)
  return (
    <section aria-labelledby="ask" className="mt-8 print:mt-2">
      <h3 id="ask" className="text-xl">
        {t('plan.askTitle')}
      </h3>
      <p className="mt-1">
        {t('plan.askWhom')} {abroad && t('plan.askAbroad')}{' '}
        <a href={paths.offices(locale)}>{t('offices.title')}</a>
      </p>
      <ul className="mt-2 grid gap-3 print:gap-1">
        {ask.map((id) => (
          <li key={id} className="border-line border-t pt-2 print:pt-0">
            {t(`plan.ask.${id}`)}
            {shown.map((other) => (
              <span key={other} lang={other} className="block text-base text-soft">
                {' '}
                {translator(other)(`plan.ask.${id}`)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
