import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  page: string
  /** The link, for the editor who made it last. */
  link: string | undefined
  /** When the link to this page ends; undefined if there is none. */
  until: Temporal.Instant | undefined
  share: (form: FormData) => Promise<void>
  revoke: (form: FormData) => Promise<void>
}

/** A link that a colleague without an account can open for a day. */
export function ShareLink({ locale, page, link, until, share, revoke }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="share" className="grid max-w-2xl gap-3">
      <h2 id="share">{t('desk.look.shareTitle')}</h2>
      <p>{t('desk.look.shareText')}</p>
      {link && (
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.look.link')}</span>
          <input readOnly data-link value={link} className="field" />
        </label>
      )}
      {until && <p>{t('desk.look.until', { time: formatTime(until, locale) })}</p>}
      <div className="flex flex-wrap gap-3">
        <form action={share}>
          <input type="hidden" name="page" value={page} />
          <button type="submit" className="press" data-quiet>
            {t('desk.look.share')}
          </button>
        </form>
        {until && (
          <form action={revoke}>
            <input type="hidden" name="page" value={page} />
            <button type="submit" className="press" data-danger>
              {t('desk.look.revoke')}
            </button>
          </form>
        )}
      </div>
    </section>
  )
}
