import { Choice } from '#components/desk/fields/choice.tsx'
import { LanguageFields, TextField } from '#components/desk/fields/text-field.tsx'
import { UNITS, type Unit } from '#lib/facts/schema.ts'
import { SUBJECTS } from '#lib/facts/subjects.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  subjects: string[]
  answers: FormValues
  errors: FieldErrors
  action: string
}

/** What a new fact is called, where it belongs, and what kind of value it has. */
export function NewFactForm({ locale, subjects, answers, errors, action }: Props) {
  const t = translator(locale)
  const choose = { value: '', label: t('desk.facts.choose') }
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className="grid max-w-3xl gap-5"
    >
      <LanguageFields
        locale={locale}
        name="title"
        legend={t('desk.newFact.name')}
        hint={t('desk.newFact.nameHint')}
        answers={answers}
        errors={errors}
      />
      <TextField
        locale={locale}
        name="id"
        label={t('desk.newFact.id')}
        hint={t('desk.newFact.idHint')}
        value={textValue(answers, 'id')}
        error={errors.id}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          locale={locale}
          name="subject"
          label={t('desk.newFact.subject')}
          options={[choose, ...subjects.map((value) => ({ value, label: subjectName(value) }))]}
          chosen={textValue(answers, 'subject')}
          error={errors.subject}
        />
        <Choice
          locale={locale}
          name="unit"
          label={t('desk.newFact.unit')}
          options={[choose, ...UNITS.map((value) => ({ value, label: unitName(value) }))]}
          chosen={textValue(answers, 'unit')}
          error={errors.unit}
        />
        <TextField
          locale={locale}
          name="from"
          label={t('desk.facts.from')}
          hint={t('desk.newFact.fromHint')}
          value={textValue(answers, 'from')}
          error={errors.from}
          type="date"
        />
      </div>
      <div>
        <button type="submit" className="press">
          {t('desk.newFact.button')}
        </button>
      </div>
    </form>
  )

  function subjectName(name: string): string {
    const subject = SUBJECTS.find((one) => one === name)
    return subject ? t(`subjects.${subject}`) : name
  }

  function unitName(unit: Unit): string {
    if (unit === 'text' || unit === 'yes-no' || unit === 'date')
      return t(`desk.newFact.units.${unit}`)
    return t(`desk.facts.units.${unit}`)
  }
}
