import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Subscriber } from '#lib/store/store.ts'
import { TokenButton } from './token-button.tsx'

type Props = {
  locale: Locale
  token: string
  subscriber: Subscriber
  /** What is followed from then on, in words. */
  follows: string[]
  /** Whether the subscriber follows as much as one may. */
  isFull: boolean
  confirm: (form: FormData) => Promise<void>
}

/** What a mailed link confirms: a subscription, or what is added to one; with the button. */
export function ConfirmWhat({ locale, token, subscriber, follows, isFull, confirm }: Props) {
  const t = translator(locale)
  const { email, status } = subscriber
  const isAdded = status === 'confirmed'
  return (
    <>
      <p>
        {isAdded
          ? t('letter.addText', { email })
          : t('letter.confirmText', { email, language: languageName(subscriber.locale, locale) })}
      </p>
      {follows.length > 0 && (
        <div>
          {!isAdded && <p>{t('letter.confirmFollows')}</p>}
          <ul className="list-disc ps-6">
            {follows.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {isFull ? (
        <p role="note" className="banner">
          {t('letter.addFull')}
        </p>
      ) : (
        <TokenButton
          locale={locale}
          token={token}
          action={confirm}
          label={t(isAdded ? 'letter.addButton' : 'letter.confirmButton')}
        />
      )}
    </>
  )
}
