import { type Guide, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { previous?: Guide; next?: Guide; locale: Locale }

/** Links to the previous and the next guide. */
export function NextStep({ previous, next, locale }: Props) {
  const t = translator(locale)
  const before = previous && textFor(previous, locale)
  const after = next && textFor(next, locale)
  return (
    <nav aria-label={t('guide.wayOn')} className="no-print mt-8 grid gap-3">
      {next && after && (
        <a
          href={paths.guide(locale, next.slug)}
          rel="next"
          className="block rounded-lg border-2 border-transparent bg-sky px-6 py-4 text-paper no-underline hover:underline"
        >
          <span className="block text-base">{t('guide.next')}</span>
          <span
            className="block font-head text-2xl/tight"
            lang={after.locale === locale ? undefined : after.locale}
          >
            {' '}
            {after.title}
          </span>
        </a>
      )}{' '}
      {previous && before && (
        <a
          href={paths.guide(locale, previous.slug)}
          rel="prev"
          className="inline-block py-2 text-base"
        >
          {t('guide.previous')}:{' '}
          <span lang={before.locale === locale ? undefined : before.locale}>{before.title}</span>
        </a>
      )}
    </nav>
  )
}
