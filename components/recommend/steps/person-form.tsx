import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { HelpParts } from '#components/form/help-parts.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Trap } from '#components/form/trap.tsx'
import { boxValues, type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatter, translator } from '#lib/i18n/messages.ts'
import { LIMITS, QUALITIES } from '#lib/recommend/schema.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  /** The id of the draft that the form belongs to. */
  draft: string
  answers: FormValues
  errors: FieldErrors
  save: (form: FormData) => Promise<void>
}

/** The wizard step about the recommended person. */
export function PersonForm({ locale, draft, answers, errors, save }: Props) {
  const t = translator(locale)
  const field = (name: string) => ({
    locale,
    name,
    value: textValue(answers, name),
    error: errors[name],
  })
  return (
    <form
      action={save}
      noValidate
      data-script
      data-kept="recommend"
      data-step="person"
      className="grid gap-7"
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="draft" value={draft} />
      <Trap locale={locale} />
      <HelpParts locale={locale} />
      <TextField
        {...field('name')}
        label={t('recommend.name')}
        hint={t('recommend.nameHint')}
        help={{ most: LIMITS.name, missing: t('errors.name.missing') }}
      />
      <TextField
        {...field('place')}
        label={t('recommend.place')}
        hint={t('recommend.placeHint')}
        help={{ most: LIMITS.place, missing: t('errors.place.missing') }}
      />
      <TextField
        {...field('known-for')}
        label={t('recommend.knownFor')}
        hint={t('recommend.knownForHint')}
        help={{ most: LIMITS['known-for'], missing: t('errors.knownFor.missing') }}
      />
      <Boxes
        locale={locale}
        name="qualities"
        legend={t('recommend.qualities')}
        hint={t('recommend.qualitiesHint')}
        ticked={boxValues(answers, 'qualities')}
        error={errors.qualities}
        boxes={QUALITIES.map((quality) => ({
          value: quality,
          label: t(`recommend.quality.${quality}.title`),
          text: t(`recommend.quality.${quality}.text`),
        }))}
      />
      <TextField
        {...field('story')}
        label={t('recommend.story')}
        hint={t('recommend.storyHint', { most: formatter(locale).number(LIMITS.story) })}
        rows={10}
        help={{ most: LIMITS.story, missing: t('errors.story.missing') }}
      />
      <TextField
        {...field('link')}
        type="url"
        label={t('recommend.link')}
        hint={t('recommend.linkHint')}
        help={{ most: LIMITS.link }}
      />
      <div>
        <Button>{t('recommend.next')}</Button>
      </div>
    </form>
  )
}
