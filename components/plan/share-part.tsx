import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { canonicalPlanQuery } from '#lib/plan/input/plan-address.ts'

type Props = {
  locale: Locale
  /** The plan's own query, with the leading `?`. */
  query: string
}

/** Plain links that keep or share the plan; nothing is sent before they are followed. */
export function SharePart({ locale, query }: Props) {
  const t = translator(locale)
  const url = absolute(paths.plan(locale, query))
  const title = t('plan.title')
  const followed = canonicalPlanQuery(query)
  const text = encodeURIComponent(`${title}: ${url}`)
  const links = [
    [paths.planCalendar(locale, query), t('plan.share.calendar')],
    [paths.planMarkdown(locale, query), t('plan.share.markdown')],
    [paths.plan(locale, query), t('plan.share.link')],
    [`https://wa.me/?text=${text}`, t('plan.share.whatsapp')],
    [
      `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(title)}`,
      t('plan.share.telegram'),
    ],
    [`mailto:?subject=${encodeURIComponent(title)}&body=${text}`, t('plan.share.mail')],
  ] as const
  return (
    <>
      <ul className="no-print mt-2 flex flex-wrap gap-x-6">
        {links.map(([href, words]) => (
          <li key={words}>
            <a href={href} className="inline-flex min-h-11 items-center">
              {words}
            </a>
          </li>
        ))}
      </ul>
      <p className="text-base text-soft">{t('plan.share.privacy')}</p>
      {followed && (
        <>
          <h3 className="mt-6 text-xl">
            <a href={paths.newsletterForPlan(locale, followed)} className="inline-block py-1">
              {t('plan.follow.link')}
            </a>
          </h3>
          <p className="text-base">{t('plan.follow.text')}</p>
        </>
      )}
    </>
  )
}
