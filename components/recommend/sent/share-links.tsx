import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Ways to share the person's link without a script, and a field to copy it from. */
export function ShareLinks({ locale, url }: { locale: Locale; url: string }) {
  const t = translator(locale)
  const text = t('recommend.shareText')
  const subject = t('recommend.shareSubject')
  const encode = (values: Record<string, string>) =>
    // Mail programs show a plus sign literally, so spaces must be %20.
    new URLSearchParams(values).toString().replaceAll('+', '%20')
  const ways = [
    ['shareWhatsapp', `https://wa.me/?${encode({ text: `${text} ${url}` })}`],
    ['shareTelegram', `https://t.me/share/url?${encode({ url, text })}`],
    ['shareMail', `mailto:?${encode({ subject, body: `${text}\n${url}` })}`],
  ] as const
  return (
    <>
      <ul aria-label={t('recommend.share')} className="flex flex-wrap gap-x-5">
        {ways.map(([name, href]) => (
          <li key={name}>
            <a href={href} rel="noreferrer" className="inline-flex min-h-11 items-center">
              {t(`recommend.${name}`)}
            </a>
          </li>
        ))}
      </ul>
      <div className="grid gap-2 justify-items-start">
        <label className="grid w-full gap-1">
          <span>{t('recommend.shareCopy')}</span>
          <input
            readOnly
            value={url}
            className="min-h-11 w-full select-all rounded border-2 border-edge bg-paper px-3"
          />
        </label>
        <button
          type="button"
          hidden
          data-copied={t('recommend.linkCopied')}
          className="button-link"
        >
          {t('recommend.copyLink')}
        </button>
      </div>
    </>
  )
}
