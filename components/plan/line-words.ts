import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** A record's name as a message can carry it: `visaB8Days` for `visa-b8-days`. */
function camel(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The values of records for a message, each by the record's name, and as a bare number. */
export function factWords(
  facts: readonly string[],
  locale: Locale,
  day: string,
): Record<string, string> {
  return Object.fromEntries(
    facts.flatMap((id) => {
      const fact = shownFact(id, day)
      return [
        [camel(id), formatFact(fact, locale)],
        [`${camel(id)}Number`, formatFact(fact, locale, 'number')],
      ]
    }),
  )
}
