import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { boxValues, type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { CONSENT_SCOPES } from '#lib/store/recommendation-types.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  token: string
  answers: FormValues
  errors: FieldErrors
  act: (form: FormData) => Promise<void>
}

function Hidden({ locale, token }: Pick<Props, 'locale' | 'token'>) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
    </>
  )
}

/** To what the person named agrees, each by itself. */
export function AgreeForm({ locale, token, answers, errors, act }: Props) {
  const t = translator(locale)
  return (
    <form action={act} noValidate className="grid gap-5">
      <Hidden locale={locale} token={token} />
      <Boxes
        locale={locale}
        name="scope"
        legend={t('nominee.scope')}
        ticked={boxValues(answers, 'scope')}
        error={errors.scope}
        boxes={CONSENT_SCOPES.map((scope) => ({
          value: scope,
          label: t(`nominee.scopes.${scope}`),
        }))}
      />
      <TextField
        locale={locale}
        name="contact"
        label={t('nominee.contact')}
        hint={t('nominee.contactHint')}
        value={textValue(answers, 'contact')}
        error={errors.contact}
      />
      <div>
        <Button>{t('nominee.agreeButton')}</Button>
      </div>
    </form>
  )
}

/** What the person named finds wrong. */
export function CorrectForm({ locale, token, answers, errors, act }: Props) {
  const t = translator(locale)
  return (
    <form action={act} noValidate className="grid gap-5">
      <Hidden locale={locale} token={token} />
      <TextField
        locale={locale}
        name="correction"
        label={t('nominee.correction')}
        value={textValue(answers, 'correction')}
        error={errors.correction}
        rows={5}
      />
      <div>
        <Button quiet>{t('nominee.correctButton')}</Button>
      </div>
    </form>
  )
}

/** Everything goes, at one press. */
export function RemoveForm({ locale, token, act }: Pick<Props, 'locale' | 'token' | 'act'>) {
  return (
    <form action={act}>
      <Hidden locale={locale} token={token} />
      <Button quiet>{translator(locale)('nominee.removeButton')}</Button>
    </form>
  )
}
