import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import type { RouteAdvice } from '#lib/plan/ground/legal-basis.ts'
import { ToolSources } from './tool-sources.tsx'

/** The pages on which our row of the reader's country rests, each once, and what holds for the list. */
export function CountrySources({ advice, locale }: { advice: RouteAdvice; locale: Locale }) {
  const t = translator(locale)
  const named = Object.values(advice.parts).flatMap((part) =>
    part.flatMap(({ sources }) => sources ?? []),
  )
  const sources = [...new Map(named.map((source) => [source.id, source])).values()]
  if (sources.length === 0) return null
  return (
    <details className="fold mt-6">
      <summary>{t('tools.ourList')}</summary>
      <div className="mt-2 text-base">
        <p>{t('tools.sourceList', { day: formatDay(countries().asOf, locale) })}</p>
        <ToolSources sources={sources} />
        {countries().caveats.map((caveat) => (
          <p key={caveat.en} className="mt-1">
            {caveat[locale]}
          </p>
        ))}
      </div>
    </details>
  )
}
