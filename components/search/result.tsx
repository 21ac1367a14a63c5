import type { Term } from '#lib/facts/schema.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Hit } from '#lib/search/search.ts'
import { FactValue } from './fact-value.tsx'
import { Marked } from './marked.tsx'
import { TermWords } from './term-words.tsx'

type Props = {
  hit: Hit
  locale: Locale
  day: string
  /** The official word that was searched for, to be explained with the record of it. */
  term?: Term | undefined
}

/** One result: what it is and where it leads, a fact with its value, an excerpt, further parts. */
export function Result({ hit, locale, day, term }: Props) {
  const t = translator(locale)
  const lang = hit.locale === locale ? undefined : hit.locale
  const to = (path: string) => `/${locale}${path}`
  return (
    <li
      className={
        hit.direct
          ? 'my-3 rounded-e-lg border-sky border-s-4 bg-sky-wash px-5 py-4'
          : 'border-line border-t py-5'
      }
    >
      <p className="text-base text-soft">
        {t(`search.kind.${hit.kind}`)}
        {hit.heading && (
          <>
            {'\u00a0· '}
            <span lang={lang}>
              <Marked pieces={hit.title} />
            </span>
          </>
        )}
        {lang &&
          `\u00a0· ${t('search.inLanguage', { language: languageName(hit.locale, locale) })}`}
      </p>
      <h2 className="text-xl" lang={lang}>
        <a href={to(hit.path)} className="inline-block py-1">
          <Marked pieces={hit.heading ?? hit.title} />
        </a>
      </h2>
      {hit.fact ? (
        <FactValue id={hit.fact} locale={locale} day={day} large={hit.direct} />
      ) : (
        <p lang={lang} className="mt-1">
          <Marked pieces={hit.excerpt} />
        </p>
      )}
      {hit.direct && term && <TermWords term={term} locale={locale} />}
      {hit.others.length > 0 && (
        <p className="mt-1 text-base" lang={lang}>
          <span className="text-soft">{t('search.also')}</span>{' '}
          {hit.others.map(({ path, heading }, index) => (
            <span key={path}>
              {index > 0 && '\u00a0· '}
              <a href={to(path)} className="inline-block py-1.5">
                {heading}
              </a>
            </span>
          ))}
        </p>
      )}
    </li>
  )
}
