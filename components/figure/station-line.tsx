import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { listGuides } from '#lib/guides/find.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { paths } from '#lib/site/paths.ts'

type Props = { locale: Locale; day: string; current?: Stage | undefined }

/** The record that says how long a stage takes or lasts, where the ledger has one. */
const TERMS = {
  arrive: 'register-by-day',
  screening: 'screening-length',
  apply: 'review-term',
  card: 'card-term',
  keep: 'card-validity',
} as const satisfies Partial<Record<Stage, string>>

type TermStage = keyof typeof TERMS

function hasTerm(stage: Stage): stage is TermStage {
  return stage in TERMS
}

/** A term that may break before its unit: a station is narrow, and “≈” is not to stand alone. */
function termOf(stage: TermStage, locale: Locale, day: string): string {
  return formatFact(shownFact(TERMS[stage], day), locale).replace(/\u00a0(?=\D)/gu, ' ')
}

/** The way as one line of stations, each a door to its first guide; the reader's own is lit. */
export function StationLine({ locale, day, current }: Props) {
  const t = translator(locale)
  const guides = listGuides()
  const here = current ? STAGES.indexOf(current) : -1
  const stations = STAGES.flatMap((stage, index) => {
    const guide = guides.find(({ matter }) => matter.stage === stage)
    return guide ? [{ stage, index, guide }] : []
  })
  return (
    <nav aria-label={t('home.way')} className="stations">
      <ol>
        {stations.map(({ stage, index, guide }) => (
          <li
            key={stage}
            data-passed={index < here ? '' : undefined}
            aria-current={index === here ? 'step' : undefined}
          >
            <a href={paths.guide(locale, guide.slug)}>
              {t(`stages.${stage}`)}
              {hasTerm(stage) && (
                <span>{t(`terms.${stage}`, { term: termOf(stage, locale, day) })}</span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
