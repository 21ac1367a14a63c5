import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  answers: FormValues
  errors: FieldErrors
  send: (form: FormData) => Promise<void>
}

/** The form for requesting the links again, by reference and e-mail address. */
export function LinksForm({ locale, answers, errors, send }: Props) {
  const t = translator(locale)
  return (
    <>
      <p>{t('recommend.askText')}</p>
      <form action={send} noValidate className="grid gap-7">
        <input type="hidden" name="locale" value={locale} />
        <TextField
          locale={locale}
          name="reference"
          label={t('recommend.askReference')}
          hint={t('recommend.askReferenceHint')}
          value={textValue(answers, 'reference')}
          error={errors.reference}
        />
        <TextField
          locale={locale}
          name="email"
          type="email"
          autoComplete="email"
          label={t('recommend.askEmail')}
          value={textValue(answers, 'email')}
          error={errors.email}
        />
        <div>
          <Button>{t('recommend.askButton')}</Button>
        </div>
      </form>
    </>
  )
}
