import { ApplicationTimeline } from '#components/figure/application-timeline.tsx'
import { IndexYears } from '#components/figure/index-years.tsx'
import { StationLine } from '#components/figure/station-line.tsx'
import type { Locale } from '#lib/site/locales.ts'

/** The figures that authors may place, by name. */
const FIGURES = {
  'index-years': IndexYears,
  'application-timeline': ApplicationTimeline,
  stations: StationLine,
}

type Props = { name: keyof typeof FIGURES; locale: Locale; day: string }

/** A drawn figure within a text. */
export function MdxFigure({ name, locale, day }: Props) {
  const Drawing = FIGURES[name]
  if (!Drawing) throw new Error(`There is no figure “${name}”.`)
  return <Drawing locale={locale} day={day} />
}
