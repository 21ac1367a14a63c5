import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  email: string
  code: string
  errors: FieldErrors
  confirm: (form: FormData) => Promise<void>
}

/** Takes the code out of the mail where the sign-up page is still open. */
export function CodeForm({ locale, email, code, errors, confirm }: Props) {
  const t = translator(locale)
  return (
    <form action={confirm} noValidate className="grid gap-4 rounded-lg bg-leaf p-6">
      <h2 className="text-xl">{t('letter.codeTitle')}</h2>
      <input type="hidden" name="locale" value={locale} />
      <TextField
        locale={locale}
        name="email"
        type="email"
        autoComplete="email"
        label={t('letter.codeEmail')}
        value={email}
      />
      <TextField
        locale={locale}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={t('letter.code')}
        hint={t('letter.codeHint')}
        value={code}
        error={errors.code}
      />
      <div>
        <Button>{t('letter.confirmCode')}</Button>
      </div>
    </form>
  )
}
