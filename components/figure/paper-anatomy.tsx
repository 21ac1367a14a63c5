import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DRAWN_PAPERS, type DrawnPaper } from '#lib/plan/checklist/paper-points.ts'
import { DRAWINGS } from './papers/drawings.tsx'
import { Sheet } from './papers/sheet.tsx'

type Props = { paper: DrawnPaper; locale: Locale; day: string }

const POINTS = ['1', '2', '3', '4', '5'] as const

/**
 * What a document must contain and where: a drawing with numbered points, and a text for each
 * number below it. The text is not part of the drawing, so that it is legible at any width.
 */
export function PaperAnatomy({ paper, locale, day }: Props) {
  const t = translator(locale)
  const { points, art } = DRAWINGS[paper]
  const term = (id: string) => formatFact(shownFact(id, day), locale)
  const figures = {
    amount: term(DRAWN_PAPERS['bank-certificate'].facts.amount),
    moneyValidity: term(DRAWN_PAPERS['bank-certificate'].facts.validity),
    recordValidity: term(DRAWN_PAPERS['criminal-record'].facts.validity),
    housing: term(DRAWN_PAPERS.lease.facts.term),
  }
  return (
    <figure className="my-8 grid items-center gap-x-8 gap-y-4 sm:grid-cols-[1fr_1fr]">
      <Sheet
        id={`paper-${paper}`}
        title={t(`anatomy.${paper}.title`)}
        description={t('anatomy.description')}
        points={points}
      >
        {art}
      </Sheet>
      <figcaption>
        <p className="font-semibold">{t(`anatomy.${paper}.title`)}</p>
        <ol className="mt-2 grid list-decimal gap-1.5 ps-6 text-base">
          {POINTS.map((point) => (
            <li key={point}>{t(`anatomy.${paper}.${point}`, figures)}</li>
          ))}
        </ol>
      </figcaption>
    </figure>
  )
}
