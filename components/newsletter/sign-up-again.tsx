import { Button } from '#components/form/button.tsx'
import { boxValues, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = { locale: Locale; answers: FormValues; signUp: (form: FormData) => Promise<void> }

/** Asks to confirm a sign-up that looked automated. This form has no honeypot field. */
export function SignUpAgain({ locale, answers, signUp }: Props) {
  const t = translator(locale)
  const email = textValue(answers, 'email')
  return (
    <form action={signUp} className="grid gap-5">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="email" value={email} />
      {(['topics', 'follow'] as const).flatMap((name) =>
        boxValues(answers, name).map((value) => (
          <input key={value} type="hidden" name={name} value={value} />
        )),
      )}
      <p>{t('letter.againText')}</p>
      <p className="break-all font-semibold">{email}</p>
      <div>
        <Button>{t('letter.againButton')}</Button>
      </div>
    </form>
  )
}
