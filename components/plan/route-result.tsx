import { shownFact } from '#lib/facts/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { ROUTE_PARTS, type RouteLine, routeOf } from '#lib/plan/legal-basis.ts'
import type { ToolInput } from '#lib/plan/tool-input.ts'
import { factWords } from './line-words.ts'
import { RestsOn } from './rests-on.tsx'

type Props = { locale: Locale; day: string; toolInput: ToolInput }

/** The doors that may open, and what comes with them, part by part. */
export function RouteResult({ locale, day, toolInput }: Props) {
  const t = translator(locale)
  const { country, parts, contested } = routeOf(toolInput, day)
  const { days, window } = country?.visa ?? {}
  const numbers = { days: days ?? 0, windowDays: window?.days ?? 0, windowIn: window?.in ?? 0 }
  const words = ({ id, facts }: RouteLine) =>
    t(`tools.lines.${id}`, { ...numbers, ...factWords(facts, locale, day) })
  return (
    <>
      {ROUTE_PARTS.filter((part) => parts[part].length > 0).map((part) => (
        <section key={part} aria-labelledby={part} className="mt-8">
          <h3 id={part} className="text-xl">
            {t(`tools.parts.${part}`)}
          </h3>
          {part === 'door' && parts.door.length > 1 && <p className="mt-1">{t('tools.anyDoor')}</p>}
          <ul className="mt-2 grid gap-3">
            {parts[part].map((line) => (
              <li key={line.id} className="border-line border-t pt-3">
                {words(line)}
                <RestsOn locale={locale} day={day} facts={line.facts} sources={line.sources} />
              </li>
            ))}
          </ul>
          {part === 'door' && country?.note && (
            <p className="mt-3 border-saffron border-s-4 ps-4 text-base">{country.note[locale]}</p>
          )}
        </section>
      ))}
      {contested.length > 0 && (
        <section
          aria-labelledby="contested"
          className="mt-8 rounded-e-lg border-saffron border-s-4 bg-saffron-wash px-5 py-4"
        >
          <h3 id="contested" className="text-xl">
            {t('tools.parts.contested')}
          </h3>
          <ul className="my-2 grid gap-1">
            {contested.map((id) => (
              <li key={id}>
                <a href={paths.fact(locale, id)} className="inline-block py-1.5">
                  {shownFact(id, day).title[locale]}
                </a>
              </li>
            ))}
          </ul>
          <p>{t('tools.contestedText')}</p>
        </section>
      )}
    </>
  )
}
