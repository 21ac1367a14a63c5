import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { MailPause as Pause } from '#lib/store/mail-types.ts'

type Props = { locale: Locale; pause: Pause; resume: () => Promise<void> }

/** Says that the mail queue is paused, why and until when, with a button that ends the pause. */
export function MailPause({ locale, pause, resume }: Props) {
  const t = translator(locale)
  return (
    <div role="alert" className="banner">
      <p>
        {t('desk.operations.paused', {
          until: formatTime(pause.until, locale),
          n: pause.refusals,
        })}
      </p>
      <form action={resume} className="mt-3">
        <button type="submit" className="press" data-quiet>
          {t('desk.operations.resume')}
        </button>
      </form>
    </div>
  )
}
