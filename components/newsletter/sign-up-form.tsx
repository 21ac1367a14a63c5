import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Trap } from '#components/form/trap.tsx'
import { boxAnswers, type FieldErrors, textAnswer } from '#lib/forms/answers.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { type Answers, TOPICS } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  answers: Answers
  errors: FieldErrors
  signUp: (form: FormData) => Promise<void>
}

/** The whole sign-up: an address and what is to come to it. */
export function SignUpForm({ locale, answers, errors, signUp }: Props) {
  const t = translator(locale)
  const ticked = 'topics' in answers ? boxAnswers(answers, 'topics') : ['letter', 'changes']
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
        value={textAnswer(answers, 'email')}
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
