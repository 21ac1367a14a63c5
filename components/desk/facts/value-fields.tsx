import { Choice } from '#components/desk/fields/choice.tsx'
import { LanguageFields, TextField } from '#components/desk/fields/text-field.tsx'
import { CONFIDENCES, type FactRecord, type Unit } from '#lib/facts/schema.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  unit: Unit
  /** Before `value` in the name of the field. */
  prefix?: string
  answers: FormValues
  errors: FieldErrors
}

/** The value of a record, by its unit: a number, a day, yes or no, or words in three languages. */
export function ValueFields({ locale, unit, prefix = '', answers, errors }: Props) {
  const t = translator(locale)
  const name = `${prefix}value`
  const label = t('desk.facts.value')
  if (unit === 'text') {
    return (
      <LanguageFields
        locale={locale}
        name={name}
        legend={label}
        answers={answers}
        errors={errors}
      />
    )
  }
  const value = textValue(answers, name)
  const error = errors[name]
  if (unit === 'yes-no') {
    const options = [
      { value: '', label: t('desk.facts.choose') },
      { value: 'yes', label: t('fact.yes') },
      { value: 'no', label: t('fact.no') },
    ]
    return (
      <Choice
        locale={locale}
        name={name}
        label={label}
        options={options}
        chosen={value}
        error={error}
      />
    )
  }
  const field = { locale, name, label, value, error }
  if (unit === 'date') return <TextField {...field} type="date" />
  return <TextField {...field} inputMode="decimal" hint={t(`desk.facts.units.${unit}`)} />
}

/** How sure we are. */
export function ConfidenceChoice({
  locale,
  record,
  answers,
  errors,
}: {
  locale: Locale
  record: FactRecord
  answers: FormValues
  errors: FieldErrors
}) {
  const t = translator(locale)
  // Of a fact that was just added nothing is known yet: how sure we are of its first value is said with it.
  const isNew = record.confidence === 'unknown'
  return (
    <Choice
      locale={locale}
      name="confidence"
      label={t('desk.facts.confidence')}
      options={[
        ...(isNew ? [{ value: '', label: t('desk.facts.choose') }] : []),
        ...CONFIDENCES.map((one) => ({ value: one, label: t(`desk.facts.confidences.${one}`) })),
      ]}
      chosen={textValue(answers, 'confidence') || (isNew ? '' : record.confidence)}
      error={errors.confidence}
    />
  )
}
