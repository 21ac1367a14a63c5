import { Choice } from '#components/desk/fields/choice.tsx'
import { TextField } from '#components/desk/fields/text-field.tsx'
import type { Source } from '#lib/facts/schema.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = { locale: Locale; answers: FormValues; errors: FieldErrors }

/** An interview belongs to a person, and is added in the file as text. */
const KINDS = ['official', 'republished', 'press', 'law-firm', 'guide'] as const

/** A page that is not among the sources yet, added in the same place. */
export function NewSourceFields({ locale, answers, errors }: Props) {
  const t = translator(locale)
  const field = (name: 'id' | 'title' | 'publisher' | 'url' | 'date') => ({
    locale,
    name: `source-${name}`,
    label: t(`desk.facts.source.${name}`),
    value: textValue(answers, `source-${name}`),
    error: errors[`source-${name}`],
  })
  const isOpen = ['id', 'title', 'publisher', 'url', 'date'].some(
    (name) => errors[`source-${name}`] || textValue(answers, `source-${name}`),
  )
  return (
    <details className="fold" open={isOpen}>
      <summary>{t('desk.facts.source.add')}</summary>
      <div className="grid gap-3 py-2 sm:grid-cols-2">
        <TextField {...field('url')} type="url" />
        <TextField {...field('title')} />
        <TextField {...field('publisher')} />
        <TextField {...field('date')} hint={t('desk.facts.source.dateHint')} />
        <Choice
          locale={locale}
          name="source-kind"
          label={t('desk.facts.source.kind')}
          options={KINDS.map((kind) => ({ value: kind, label: t(`desk.facts.kinds.${kind}`) }))}
          chosen={textValue(answers, 'source-kind')}
          error={errors['source-kind']}
        />
        <Choice
          locale={locale}
          name="source-language"
          label={t('desk.facts.source.language')}
          options={LOCALES.map((one) => ({ value: one, label: LOCALE_NAMES[one] }))}
          chosen={textValue(answers, 'source-language') || 'ru'}
          error={errors['source-language']}
        />
        <TextField {...field('id')} hint={t('desk.facts.source.idHint')} />
      </div>
    </details>
  )
}

/** The sources that there are, to choose from while typing. */
export function SourceSuggestions({ sources }: { sources: Iterable<Source> }) {
  return (
    <datalist id="sources">
      {[...sources].map(({ id, title, publisher }) => (
        <option key={id} value={id}>
          {`${title} (${publisher})`}
        </option>
      ))}
    </datalist>
  )
}
