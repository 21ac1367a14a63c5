import type { Locale } from '#lib/i18n/locales.ts'
import { MoneyYears } from './money-years.tsx'

/** The monthly calculation index over the years. */
export function IndexYears(props: { locale: Locale; day: string }) {
  return <MoneyYears id="mci" {...props} />
}
