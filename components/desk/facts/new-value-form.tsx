import { Choice } from '#components/desk/fields/choice.tsx'
import { LanguageFields, TextField } from '#components/desk/fields/text-field.tsx'
import type { FactRecord } from '#lib/facts/schema.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'
import { NewSourceFields } from './source-fields.tsx'
import { ConfidenceChoice, ValueFields } from './value-fields.tsx'

type Props = {
  locale: Locale
  record: FactRecord
  answers: FormValues
  errors: FieldErrors
  action: string
}

/** A new value from a day on. The values before stay: the history is a part of what we offer. */
export function NewValueForm({ locale, record, answers, errors, action }: Props) {
  const t = translator(locale)
  const field = { locale, answers, errors }
  const isTenfold = errors.value === 'fact.tenfold'
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-4">
      <input type="hidden" name="do" value="value" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          locale={locale}
          name="from"
          label={t('desk.facts.from')}
          hint={t('desk.facts.fromHint')}
          value={textValue(answers, 'from')}
          error={errors.from}
          type="date"
        />
        <Choice
          locale={locale}
          name="since"
          label={t('desk.facts.since')}
          options={[
            { value: 'exact', label: t('desk.facts.sinceExact') },
            { value: 'seen', label: t('desk.facts.sinceSeen') },
          ]}
          chosen={textValue(answers, 'since')}
        />
        <Choice
          locale={locale}
          name="known"
          label={t('desk.facts.known')}
          options={[
            { value: 'yes', label: t('desk.facts.knownYes') },
            { value: 'no', label: t('desk.facts.knownNo') },
          ]}
          chosen={textValue(answers, 'known')}
        />
        <ConfidenceChoice record={record} {...field} />
      </div>
      <ValueFields unit={record.unit} {...field} />
      {(isTenfold || textValue(answers, 'sure') === 'yes') && (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="sure"
            value="yes"
            defaultChecked={textValue(answers, 'sure') === 'yes'}
            className="tick"
          />
          {t('desk.facts.sure')}
        </label>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {(['source', 'source-2'] as const).map((name) => (
          <TextField
            key={name}
            locale={locale}
            name={name}
            label={t(name === 'source' ? 'desk.facts.sourceOne' : 'desk.facts.sourceTwo')}
            hint={name === 'source' ? t('desk.facts.sourceHint') : undefined}
            value={textValue(answers, name)}
            error={errors[name]}
            list="sources"
          />
        ))}
      </div>
      <NewSourceFields {...field} />
      <LanguageFields
        name="headline"
        legend={t('desk.facts.headline')}
        hint={t('desk.facts.headlineHint', { before: '{before}', after: '{after}' })}
        {...field}
      />
      <LanguageFields
        name="note"
        legend={t('desk.facts.note')}
        hint={t('desk.facts.noteHint')}
        {...field}
      />
      <div>
        <button type="submit" className="press">
          {t('desk.facts.saveValue')}
        </button>
      </div>
    </form>
  )
}
