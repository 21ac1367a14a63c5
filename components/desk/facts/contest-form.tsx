import { Choice } from '#components/desk/fields/choice.tsx'
import { LanguageFields, TextField } from '#components/desk/fields/text-field.tsx'
import type { FactRecord } from '#lib/facts/schema.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'
import { NewSourceFields } from './source-fields.tsx'
import { ConfidenceChoice, ValueFields } from './value-fields.tsx'

type Props = {
  locale: Locale
  record: FactRecord
  /** How many sides can be written down. */
  count: number
  answers: FormValues
  errors: FieldErrors
  action: string
}

/** How sure we are, and what each side says where sources contradict each other. */
export function ContestForm({ locale, record, count, answers, errors, action }: Props) {
  const t = translator(locale)
  const field = { locale, answers, errors }
  const days = (record.periods ?? []).map(({ from }) => from).toReversed()
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-4">
      <input type="hidden" name="do" value="contest" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          locale={locale}
          name="from"
          label={t('desk.facts.period')}
          options={days.map((day) => ({ value: day, label: formatDay(day, locale) }))}
          chosen={textValue(answers, 'from')}
          error={errors.from}
        />
        <ConfidenceChoice record={record} {...field} />
      </div>
      {Array.from({ length: count }, (_, index) => index + 1).map((n) => (
        <fieldset key={n} className="grid gap-3 border-line border-t pt-3">
          <legend className="font-semibold">{t('desk.facts.reading', { n })}</legend>
          <LanguageFields
            name={`reading-${n}-who`}
            legend={t('desk.facts.who')}
            rows={1}
            {...field}
          />
          <LanguageFields name={`reading-${n}-says`} legend={t('desk.facts.says')} {...field} />
          <div className={record.unit === 'text' ? 'grid gap-4' : 'grid gap-4 sm:grid-cols-2'}>
            <ValueFields unit={record.unit} prefix={`reading-${n}-`} {...field} />
            <TextField
              locale={locale}
              name={`reading-${n}-source`}
              label={t('desk.facts.sourceOne')}
              value={textValue(answers, `reading-${n}-source`)}
              error={errors[`reading-${n}-source`]}
              list="sources"
            />
          </div>
        </fieldset>
      ))}
      <NewSourceFields {...field} />
      <div>
        <button type="submit" className="press">
          {t('desk.facts.saveContest')}
        </button>
      </div>
    </form>
  )
}
