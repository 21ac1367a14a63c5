import { ApplicationTimeline } from '#components/figure/application-timeline.tsx'
import { IndexYears } from '#components/figure/index-years.tsx'
import { PaperAnatomy } from '#components/figure/paper-anatomy.tsx'
import { SplitStay } from '#components/figure/split-stay.tsx'
import { StageLine } from '#components/figure/stage-line.tsx'
import type { Locale } from '#lib/i18n/locales.ts'

type Place = { locale: Locale; day: string }

/** The figures that authors may use, by name. */
const FIGURES = {
  'index-years': IndexYears,
  'application-timeline': ApplicationTimeline,
  stations: StageLine,
  'split-stay': SplitStay,
  'criminal-record': (place: Place) => <PaperAnatomy paper="criminal-record" {...place} />,
  lease: (place: Place) => <PaperAnatomy paper="lease" {...place} />,
  'bank-certificate': (place: Place) => <PaperAnatomy paper="bank-certificate" {...place} />,
}

type Props = Place & { name: keyof typeof FIGURES }

/** A figure in a text. */
export function MdxFigure({ name, ...place }: Props) {
  const Drawing = FIGURES[name]
  if (!Drawing) throw new Error(`There is no figure “${name}”.`)
  return <Drawing {...place} />
}
