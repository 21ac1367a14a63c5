import { Choice } from '#components/desk/fields/choice.tsx'
import { LanguageFields, TextField } from '#components/desk/fields/text-field.tsx'
import { errorText } from '#components/form/error-text.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import { LICENCES } from '#lib/guides/pictures.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  action: string
  /** What was typed before, and what was wrong with it; the file has to be chosen again. */
  answers: FormValues
  errors: FieldErrors
}

/** Adds a picture: its file, what it shows in three languages, whose it is. */
export function PictureForm({ locale, action, answers, errors }: Props) {
  const t = translator(locale)
  const field = (name: 'id' | 'owner' | 'source') => ({
    locale,
    name,
    label: t(`desk.pictures.${name}`),
    hint: t(`desk.pictures.${name}Hint`),
    value: textValue(answers, name),
    error: errors[name],
  })
  return (
    <form
      id="add"
      action={action}
      method="post"
      encType="multipart/form-data"
      className="grid max-w-3xl gap-5"
    >
      <h2>{t('desk.pictures.add')}</h2>
      <div className={`grid gap-1 ${errors.file ? 'border-bad border-s-4 ps-3' : ''}`}>
        <label htmlFor="file" className="font-semibold">
          {t('desk.pictures.file')}
        </label>
        <p id="file-hint" className="text-[0.9375rem] text-soft">
          {t('desk.pictures.fileHint')}
        </p>
        {errors.file && (
          <p id="file-error" className="font-semibold text-bad">
            {errorText(locale, errors.file)}
          </p>
        )}
        <input
          id="file"
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif,image/heic"
          aria-invalid={errors.file ? true : undefined}
          aria-describedby={errors.file ? 'file-hint file-error' : 'file-hint'}
          className="field"
        />
      </div>
      <TextField {...field('id')} />
      <LanguageFields
        locale={locale}
        name="alt"
        legend={t('desk.pictures.alt')}
        hint={t('desk.pictures.altHint')}
        answers={answers}
        errors={errors}
      />
      <TextField {...field('owner')} />
      <Choice
        locale={locale}
        name="licence"
        label={t('desk.pictures.licence')}
        options={LICENCES.map((value) => ({ value, label: t(`picture.licences.${value}`) }))}
        chosen={textValue(answers, 'licence')}
        error={errors.licence}
      />
      <TextField {...field('source')} type="url" />
      <div>
        <button type="submit" className="press">
          {t('desk.pictures.button')}
        </button>
      </div>
    </form>
  )
}
