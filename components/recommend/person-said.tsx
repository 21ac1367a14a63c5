import { fieldNames, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { PERSON_FIELDS, personAnswers, QUALITIES } from '#lib/recommend/schema.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'

type Props = {
  locale: Locale
  /** The language in which the sender wrote. */
  writtenIn: Locale
  person: Recommendation['person']
  /** The reader: the person, or an editor. */
  to: 'person' | 'editor'
}

/** What the sender wrote about a person, verbatim. */
export function PersonSaid({ locale, writtenIn, person, to }: Props) {
  const t = translator(locale)
  const answers = personAnswers(person)
  // A URL is shown as text, not as a link: it has not been reviewed yet.
  const rows = fieldNames(PERSON_FIELDS).map((field) => {
    const label = t(to === 'editor' ? `edge.fields.${field}` : `nominee.label.${field}`)
    if (field !== 'qualities') return { label, value: textValue(answers, field), lang: writtenIn }
    const qualities = QUALITIES.filter((quality) => person.qualities.includes(quality))
    const names = qualities.map((quality) => t(`recommend.quality.${quality}.title`))
    return { label, value: names.join('\n'), lang: locale }
  })
  return (
    <dl className="border-line border-t">
      {rows
        .filter(({ value }) => value !== '')
        .map(({ label, value, lang }) => (
          <div key={label} className="border-line border-b py-3">
            <dt className="text-base text-soft">{label}</dt>
            <dd lang={lang} className="whitespace-pre-wrap break-words">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  )
}
