import { QUALITIES } from '#lib/recommend/schema.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'

type Props = {
  locale: Locale
  /** The language in which the sender wrote. */
  writtenIn: Locale
  person: Recommendation['person']
}

/** What was said about the person who reads it, word for word. */
export function PersonSaid({ locale, writtenIn, person }: Props) {
  const t = translator(locale)
  const qualities = QUALITIES.filter((quality) => person.qualities.includes(quality))
  const rows = [
    { label: t('nominee.label.name'), value: person.name, lang: writtenIn },
    { label: t('nominee.label.place'), value: person.place, lang: writtenIn },
    { label: t('nominee.label.knownFor'), value: person.knownFor, lang: writtenIn },
    {
      label: t('nominee.label.qualities'),
      value: qualities.map((quality) => t(`recommend.quality.${quality}.title`)).join('\n'),
      lang: locale,
    },
    { label: t('nominee.label.story'), value: person.story, lang: writtenIn },
    // Not as a link: nobody has looked yet where it leads.
    { label: t('nominee.label.link'), value: person.link ?? '', lang: writtenIn },
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
