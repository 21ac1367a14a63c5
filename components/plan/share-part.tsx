import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { locale: Locale; query: string }

/** Plain links that keep or share the plan; nothing is sent before they are followed. */
export function SharePart({ locale, query }: Props) {
  const t = translator(locale)
  const url = absolute(paths.plan(locale, query))
  const title = t('plan.title')
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
    [paths.newsletter(locale), t('plan.share.letter')],
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
    </>
  )
}
