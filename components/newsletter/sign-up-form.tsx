import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Trap } from '#components/form/trap.tsx'
import { boxValues, type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type FormValues, TOPICS } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  answers: FormValues
  errors: FieldErrors
  signUp: (form: FormData) => Promise<void>
}

/** The whole sign-up: an address and what is to come to it. */
export function SignUpForm({ locale, answers, errors, signUp }: Props) {
  const t = translator(locale)
  const ticked = 'topics' in answers ? boxValues(answers, 'topics') : ['letter', 'changes']
  return (
    <form action={signUp} noValidate className="grid gap-7">
      <input type="hidden" name="locale" value={locale} />
      <Trap locale={locale} />
      <TextField
        locale={locale}
        name="email"
        type="email"
        autoComplete="email"
        label={t('letter.email')}
        value={textValue(answers, 'email')}
        error={errors.email}
      />
      <Boxes
        locale={locale}
        name="topics"
        legend={t('letter.topics')}
        ticked={ticked}
        error={errors.topics}
        boxes={TOPICS.map((topic) => ({ value: topic, label: t(`letter.topic.${topic}`) }))}
      />
      <div>
        <Button>{t('letter.subscribe')}</Button>
      </div>
    </form>
  )
}
