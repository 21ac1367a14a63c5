import { Button } from '#components/form/button.tsx'
import { boxValues, textValue } from '#lib/forms/form-values.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  answers: FormValues
  /** When this reader may ask again; made only of what this reader did. */
  next: Temporal.Instant | undefined
  at: Temporal.Instant
  signUp: (form: FormData) => Promise<void>
}

/** Asks for the confirmation mail once more, or says from when on that can be done. */
export function MailAgain({ locale, answers, next, at, signUp }: Props) {
  const t = translator(locale)
  const mustWait = next !== undefined && Temporal.Instant.compare(at, next) < 0
  return (
    <div className="grid gap-3 text-base">
      <p>{t('letter.sentLimit')}</p>
      {mustWait ? (
        <p>{t('letter.sentWait', { time: formatTime(next, locale) })}</p>
      ) : (
        <form action={signUp}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="email" value={textValue(answers, 'email')} />
          {(['topics', 'follow'] as const).flatMap((name) =>
            boxValues(answers, name).map((value) => (
              <input key={value} type="hidden" name={name} value={value} />
            )),
          )}
          <Button quiet>{t('letter.sentAgain')}</Button>
        </form>
      )}
    </div>
  )
}
