import type { Person } from '#lib/guides/find.ts'
import { textFor } from '#lib/guides/find.ts'
import type { PersonWork } from '#lib/guides/person-work.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { person: Person; work: PersonWork; locale: Locale }

const PARTS = ['written', 'reviewed', 'interviewed'] as const

/** Who somebody is, and which guides and facts they wrote, reviewed or were interviewed for. */
export function PersonPage({ person, work, locale }: Props) {
  const t = translator(locale)
  return (
    <article className="column pt-10 pb-6">
      <h1>{person.name[locale]}</h1>
      <p className="mt-4 text-xl">{person.about[locale]}</p>
      {PARTS.filter((part) => work[part].length > 0).map((part) => (
        <section key={part} aria-labelledby={part} className="mt-10">
          <h2 id={part}>{t(`people.${part}`)}</h2>
          <ul className="mt-2">
            {work[part].map((guide) => {
              const text = textFor(guide, locale)
              return (
                <li key={guide.slug}>
                  <a
                    href={paths.guide(locale, guide.slug)}
                    lang={text.locale === locale ? undefined : text.locale}
                    className="inline-block py-1.5"
                  >
                    {text.title}
                  </a>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      {work.facts.length > 0 && (
        <section aria-labelledby="facts" className="mt-10">
          <h2 id="facts">{t('people.facts')}</h2>
          <p className="mt-2 text-soft">{t('people.factsText')}</p>
          <ul className="mt-2">
            {work.facts.map((record) => (
              <li key={record.id}>
                <a href={paths.fact(locale, record.id)} className="inline-block py-1.5">
                  {record.title[locale]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-10 text-base text-soft">{t('people.correct')}</p>
    </article>
  )
}
