import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** Where programs find the same ledger. */
export function ForMachines({ locale, day }: { locale: Locale; day: string }) {
  const t = translator(locale)
  const doors = [
    [`/api/facts.json?on=${day}`, t('ledger.json')],
    ['/api/facts.schema.json', t('ledger.schema')],
    [paths.feed(locale), t('ledger.feed')],
  ] as const
  return (
    <section aria-labelledby="machines" className="no-print mt-14">
      <h2 id="machines" className="text-xl">
        {t('ledger.machinesTitle')}
      </h2>
      <ul className="mt-1 flex flex-wrap gap-x-8">
        {doors.map(([href, label]) => (
          <li key={href}>
            <a href={href} className="inline-flex min-h-11 items-center text-base">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
