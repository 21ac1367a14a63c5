import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { splitStayLines } from '#lib/plan/stay/split-stay.ts'

/** A worked example of a visa-free stay that is split over two visits. */
export function SplitStay({ locale, day }: { locale: Locale; day: string }) {
  return (
    <figure className="my-6">
      <ol>
        {splitStayLines(locale, day).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <figcaption className="mt-2 text-base text-soft">
        {translator(locale)('figure.splitStay.caption')}
      </figcaption>
    </figure>
  )
}
