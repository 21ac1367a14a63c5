import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { HelpParts } from '#components/form/help-parts.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Trap } from '#components/form/trap.tsx'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { LIMITS } from '#lib/recommend/schema.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  /** The id of the draft that the form belongs to. */
  draft: string
  answers: FormValues
  errors: FieldErrors
  save: (form: FormData) => Promise<void>
}

/** The wizard step about the sender, and how they know the person. */
export function YouForm({ locale, draft, answers, errors, save }: Props) {
  const t = translator(locale)
  const field = (name: string) => ({
    locale,
    name,
    value: textValue(answers, name),
    error: errors[name],
  })
  const consent = textValue(answers, 'consent')
  const copy = textValue(answers, 'copy')
  return (
    <form
      action={save}
      noValidate
      data-script
      data-kept="recommend"
      data-step="you"
      className="grid gap-7"
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="draft" value={draft} />
      <Trap locale={locale} />
      <HelpParts locale={locale} />
      <TextField
        {...field('your-name')}
        label={t('recommend.yourName')}
        autoComplete="name"
        help={{ most: LIMITS.name, missing: t('errors.yourName.missing') }}
      />
      <TextField
        {...field('your-email')}
        type="email"
        autoComplete="email"
        label={t('recommend.yourEmail')}
        hint={t('recommend.yourEmailHint')}
        help={{ missing: t('errors.email.missing') }}
      />
      <TextField
        {...field('relation')}
        label={t('recommend.relation')}
        hint={t('recommend.relationHint')}
        help={{ most: LIMITS['known-for'], missing: t('errors.relation.missing') }}
      />
      <Boxes
        locale={locale}
        name="consent"
        legend={t('recommend.consentTitle')}
        ticked={consent ? [consent] : []}
        error={errors.consent}
        boxes={[{ value: 'yes', label: t('recommend.consent') }]}
      />
      <Boxes
        locale={locale}
        name="copy"
        legend={t('recommend.copyTitle')}
        ticked={copy ? [copy] : []}
        boxes={[{ value: 'yes', label: t('recommend.copy') }]}
      />
      <div>
        <Button>{t('recommend.toCheck')}</Button>
      </div>
    </form>
  )
}
