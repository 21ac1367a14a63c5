import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type Subscriber, TOPICS } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  token: string
  subscriber: Subscriber
  errors: FieldErrors
  /** Whether something is followed: then no topic has to be chosen. */
  follows: boolean
  save: (form: FormData) => Promise<void>
}

/** The topics and the language of a subscription. */
export function PreferencesForm({ locale, token, subscriber, errors, follows, save }: Props) {
  const t = translator(locale)
  return (
    <form action={save} className="grid gap-7">
      <p>{t('letter.preferencesText', { email: subscriber.email })}</p>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <Boxes
        locale={locale}
        name="topics"
        legend={t('letter.topics')}
        {...(follows && { hint: t('letter.topicsNone') })}
        ticked={subscriber.topics}
        error={errors.topics}
        boxes={TOPICS.map((topic) => ({ value: topic, label: t(`letter.topic.${topic}`) }))}
      />
      <fieldset>
        <legend className="mb-1 font-semibold">{t('letter.language')}</legend>
        {LOCALES.map((language) => (
          <label key={language} lang={language} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="language"
              value={language}
              defaultChecked={language === subscriber.locale}
              className="tick"
            />
            {LOCALE_NAMES[language]}
          </label>
        ))}
      </fieldset>
      <div>
        <Button>{t('letter.preferencesButton')}</Button>
      </div>
    </form>
  )
}
