import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Trap } from '#components/form/trap.tsx'
import { type FieldErrors, textAnswer } from '#lib/forms/answers.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import type { Answers } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  answers: Answers
  errors: FieldErrors
  send: (form: FormData) => Promise<void>
}

/** By reference and address a sender gets the links once more. */
export function LinksForm({ locale, answers, errors, send }: Props) {
  const t = translator(locale)
  return (
    <>
      <p>{t('recommend.askText')}</p>
      <form action={send} noValidate className="grid gap-7">
        <input type="hidden" name="locale" value={locale} />
        <Trap locale={locale} />
        <TextField
          locale={locale}
          name="reference"
          label={t('recommend.askReference')}
          hint={t('recommend.askReferenceHint')}
          value={textAnswer(answers, 'reference')}
          error={errors.reference}
        />
        <TextField
          locale={locale}
          name="email"
          type="email"
          autoComplete="email"
          label={t('recommend.askEmail')}
          value={textAnswer(answers, 'email')}
          error={errors.email}
        />
        <div>
          <Button>{t('recommend.askButton')}</Button>
        </div>
      </form>
    </>
  )
}
