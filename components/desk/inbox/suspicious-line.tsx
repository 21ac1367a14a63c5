import { inboxHref } from '#lib/desk/inbox/inbox-query.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  count: number
  /** Whether the list shows them. */
  shown: boolean
}

/** How many submissions are held back as suspicious, in one line that leads to them and back. */
export function SuspiciousLine({ locale, count, shown }: Props) {
  const t = translator(locale)
  if (!shown && count === 0) return null
  return (
    <div className="mb-3">
      {shown && (
        <>
          <h2>{t('desk.suspicious.title')}</h2>
          <p className="max-w-2xl">{t('desk.suspicious.text')}</p>
        </>
      )}
      <p data-suspicious>
        <a
          href={inboxHref(shown ? {} : { suspicious: true })}
          className="inline-flex min-h-11 items-center"
        >
          {shown ? t('desk.suspicious.back') : t('desk.suspicious.line', { n: count })}
        </a>
      </p>
    </div>
  )
}
