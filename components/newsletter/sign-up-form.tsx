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
  /** What can be followed here, in words. */
  follows: { value: string; label: string }[]
  /** Whether a plan, whose answers are then kept, is among them. */
  hasPlan: boolean
  signUp: (form: FormData) => Promise<void>
}

/** The complete sign-up form: the e-mail address, what to follow, and the topics. */
export function SignUpForm({ locale, answers, errors, follows, hasPlan, signUp }: Props) {
  const t = translator(locale)
  // Who comes to follow one thing is not signed up for others.
  const usual = follows.length > 0 ? [] : ['letter', 'changes']
  const ticked = 'topics' in answers ? boxValues(answers, 'topics') : usual
  const followed = 'follow' in answers ? boxValues(answers, 'follow') : follows.map((f) => f.value)
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
      {follows.length > 0 && (
        <Boxes
          locale={locale}
          name="follow"
          legend={t('letter.follow.legend')}
          hint={
            hasPlan
              ? `${t('letter.follow.hint')} ${t('letter.follow.planHint')}`
              : t('letter.follow.hint')
          }
          ticked={followed}
          boxes={follows}
        />
      )}
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
