import { SourceLink } from '#components/fact/source-link.tsx'
import type { Fact } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import type { ToolSource } from '#lib/plan/source.ts'
import { ToolSources } from './tool-sources.tsx'

type Props = {
  locale: Locale
  day: string
  facts: readonly string[]
  /** Pages behind a row of the list of countries. */
  sources?: ToolSource[] | undefined
}

/** What a line of a result rests on: each record with its value, its source and how sure we are. */
export function RestsOn({ locale, day, facts, sources }: Props) {
  const t = translator(locale)
  const [first] = facts
  if (first === undefined && !sources) return null
  const summary = first ? inShort(shownFact(first, day), locale) : t('tools.ourList')
  return (
    <details className="mt-1 text-base text-soft">
      <summary className="cursor-pointer py-1.5">
        <span className="underline decoration-line underline-offset-4">{summary}</span>
        {facts.length > 1 && ` +${facts.length - 1}`}
      </summary>
      <ul className="mt-1 grid gap-2 border-line border-s-2 ps-4">
        {facts.map((id) => (
          <Ground key={id} fact={shownFact(id, day)} locale={locale} />
        ))}
        {sources && (
          <li>
            {t('tools.sourceList', { day: formatDay(countries().asOf, locale) })}
            <ToolSources sources={sources} />
            {countries().caveats.map((caveat) => (
              <span key={caveat.en} className="mt-1 block">
                {caveat[locale]}
              </span>
            ))}
          </li>
        )}
      </ul>
    </details>
  )
}

/** Longer than this a value is a sentence, and is only shown when it is asked for. */
const SHORT = 40

/** A record's name, with its value where that is short. */
function inShort(fact: Fact, locale: Locale): string {
  const title = fact.title[locale]
  const value = formatFact(fact, locale)
  if (value.length > SHORT || title.endsWith('?')) return title
  return translator(locale)('tools.record', { title, value })
}

function Ground({ fact, locale }: { fact: Fact; locale: Locale }) {
  const t = translator(locale)
  const unsure = fact.confidence === 'contested' || fact.value === null
  return (
    <li>
      <a href={paths.fact(locale, fact.id)} className="inline-block py-1">
        {fact.title[locale]}
      </a>
      {': '}
      <span className="text-ink">{formatFact(fact, locale)}</span>
      {' · '}
      <span className={unsure ? 'border-saffron border-b-2 text-ink' : undefined}>
        {t(`confidence.${fact.confidence}`)}
      </span>
      {fact.sources.slice(0, 1).map((source) => (
        <span key={source.id} className="block">
          <SourceLink source={source} locale={locale} />
        </span>
      ))}
    </li>
  )
}
