import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { QUALITIES } from '#lib/recommend/schema.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'

type Props = {
  locale: Locale
  /** The language in which the sender wrote. */
  writtenIn: Locale
  person: Recommendation['person']
  /** Who reads it: the person, or an editor. */
  to: 'person' | 'editor'
}

/** What was said about a person, word for word. */
export function PersonSaid({ locale, writtenIn, person, to }: Props) {
  const t = translator(locale)
  const qualities = QUALITIES.filter((quality) => person.qualities.includes(quality))
  const rows = [
    {
      label: to === 'editor' ? t('edge.fields.name') : t('nominee.label.name'),
      value: person.name,
      lang: writtenIn,
    },
    {
      label: to === 'editor' ? t('edge.fields.place') : t('nominee.label.place'),
      value: person.place,
      lang: writtenIn,
    },
    {
      label: to === 'editor' ? t('edge.fields.known-for') : t('nominee.label.knownFor'),
      value: person.knownFor,
      lang: writtenIn,
    },
    {
      label: to === 'editor' ? t('edge.fields.qualities') : t('nominee.label.qualities'),
      value: qualities.map((quality) => t(`recommend.quality.${quality}.title`)).join('\n'),
      lang: locale,
    },
    {
      label: to === 'editor' ? t('edge.fields.story') : t('nominee.label.story'),
      value: person.story,
      lang: writtenIn,
    },
    // Not as a link: nobody has looked yet where it leads.
    {
      label: to === 'editor' ? t('edge.fields.link') : t('nominee.label.link'),
      value: person.link ?? '',
      lang: writtenIn,
    },
  ]
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
