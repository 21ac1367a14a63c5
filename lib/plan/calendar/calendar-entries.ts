import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Timeline } from '../timeline/entry.ts'
import { entryWords, kindWords } from '../words/words.ts'
import type { CalendarEntry } from './calendar-file.ts'

/** A timeline's days in words for a calendar, each with the records that it was counted with. */
export function calendarEntries(
  { entries }: Timeline,
  locale: Locale,
  today: string,
): CalendarEntry[] {
  const t = translator(locale)
  return entries.map(({ id, day, kind, facts }) => ({
    id,
    day,
    kind,
    summary: `${kindWords(kind, locale)}: ${entryWords(id, locale)}`,
    description: facts
      .map((fact) => shownFact(fact, today))
      .map((fact) =>
        t('tools.record', { title: fact.title[locale], value: formatFact(fact, locale) }),
      )
      .join('\n'),
  }))
}
