import { errorText } from '#components/form/error-text.ts'
import { TextField } from '#components/form/text-field.tsx'
import { EDITOR_REASONS } from '#lib/desk/subscribers/block-form.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  answers: FormValues
  errors: FieldErrors
  action: (form: FormData) => Promise<void>
}

/** Blocks an address, with a reason and, if the editor likes, a note. */
export function BlockForm({ locale, answers, errors, action }: Props) {
  const t = translator(locale)
  return (
    <details className="fold" open={Object.keys(errors).length > 0}>
      <summary>{t('desk.blocked.add')}</summary>
      <form action={action} noValidate className="grid max-w-2xl gap-4 py-2">
        <TextField
          locale={locale}
          name="email"
          type="email"
          label={t('desk.subscribers.email')}
          value={textValue(answers, 'email')}
          error={errors.email}
        />
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{t('desk.blocked.why')}</legend>
          {errors.reason && (
            <p id="reason-error" className="font-semibold text-bad">
              {errorText(locale, errors.reason)}
            </p>
          )}
          {EDITOR_REASONS.map((reason, index) => (
            <label key={reason} className="flex min-h-11 items-center gap-3">
              <input
                id={index === 0 ? 'reason' : undefined}
                type="radio"
                name="reason"
                value={reason}
                defaultChecked={textValue(answers, 'reason') === reason}
                aria-describedby={errors.reason ? 'reason-error' : undefined}
                className="tick"
              />
              {t(`desk.blocked.reason.${reason}`)}
            </label>
          ))}
        </fieldset>
        <TextField
          locale={locale}
          name="note"
          label={t('desk.blocked.note')}
          value={textValue(answers, 'note')}
          error={errors.note}
        />
        <div>
          <button type="submit" className="press" data-danger>
            {t('desk.blocked.button')}
          </button>
        </div>
      </form>
    </details>
  )
}
