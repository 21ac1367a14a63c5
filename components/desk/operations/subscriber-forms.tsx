import { FileChoice } from '#components/desk/fields/file-choice.tsx'
import { errorText } from '#components/form/error-text.ts'
import { TextField } from '#components/form/text-field.tsx'
import { SUBSCRIBER_STATUSES } from '#lib/desk/operations.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

/** The subscribers in one file. A form, because it is noted in the audit log. */
export function SubscriberExport({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <details className="fold">
      <summary>{t('desk.export.subscribers')}</summary>
      <form method="post" action={deskPaths.subscriberExport} className="grid gap-3 py-2">
        <p className="max-w-2xl">{t('desk.export.subscribersText')}</p>
        <label className="grid max-w-sm gap-1">
          <span className="font-semibold">{t('desk.export.state')}</span>
          <select name="status" defaultValue="" className="field">
            <option value="">{t('desk.export.anyState')}</option>
            {SUBSCRIBER_STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`desk.operations.subscriber.${status}`)}
              </option>
            ))}
          </select>
        </label>
        <FileChoice locale={locale} />
      </form>
    </details>
  )
}

type RemovalProps = {
  locale: Locale
  answers: FormValues
  errors: FieldErrors
  action: (form: FormData) => Promise<void>
}

/** Removes an address for good, once that was ticked. */
export function SubscriberRemoval({ locale, answers, errors, action }: RemovalProps) {
  const t = translator(locale)
  return (
    <details className="fold" open={Object.keys(errors).length > 0}>
      <summary>{t('desk.subscribers.removeTitle')}</summary>
      <form action={action} noValidate className="grid max-w-2xl gap-3 py-2">
        <p>{t('desk.subscribers.removeText')}</p>
        <TextField
          locale={locale}
          name="email"
          type="email"
          label={t('desk.subscribers.email')}
          value={textValue(answers, 'email')}
          error={errors.email}
        />
        {errors.sure && (
          <p id="sure-error" className="font-semibold text-bad">
            {errorText(locale, errors.sure)}
          </p>
        )}
        <label className="flex min-h-11 items-center gap-3">
          <input
            id="sure"
            type="checkbox"
            name="sure"
            value="yes"
            aria-invalid={errors.sure ? true : undefined}
            aria-describedby={errors.sure ? 'sure-error' : undefined}
            className="tick"
          />
          {t('desk.subscribers.sure')}
        </label>
        <div>
          <button type="submit" className="press" data-danger>
            {t('desk.subscribers.button')}
          </button>
        </div>
      </form>
    </details>
  )
}
