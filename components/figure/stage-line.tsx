import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { listGuides } from '#lib/guides/find.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { locale: Locale; day: string; current?: Stage | undefined }

/** The record with the duration of a stage, if the facts have one. */
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

/** Allows a line break before the unit, as a stage is narrow, but not after “≈”. */
function termOf(stage: TermStage, locale: Locale, day: string): string {
  return formatFact(shownFact(TERMS[stage], day), locale).replace(/\u00a0(?=\D)/gu, ' ')
}

/**
 * On a guide's page, phones show only the current stage and its neighbours. On other pages, screens
 * between phone and wide size show all stages in two columns.
 */
function classOf(index: number, here: number): string | undefined {
  if (here < 0) return 'break-inside-avoid'
  if (index === here) return 'font-semibold'
  return Math.abs(index - here) > 1 ? 'max-lg:hidden' : undefined
}

/** All stages in a line, each a link to its first guide; the current one is highlighted. */
export function StageLine({ locale, day, current }: Props) {
  const t = translator(locale)
  const guides = listGuides()
  const here = current ? STAGES.indexOf(current) : -1
  const stages = STAGES.flatMap((stage, index) => {
    const guide = guides.find(({ frontMatter }) => frontMatter.stage === stage)
    return guide ? [{ stage, index, guide }] : []
  })
  return (
    <nav aria-label={t('home.way')} className="stages no-print border-line border-y bg-leaf">
      <ol
        className={`mx-auto max-w-6xl px-5 py-4 lg:flex ${here < 0 ? 'sm:max-lg:columns-2' : ''}`}
      >
        {stages.map(({ stage, index, guide }) => (
          <li
            key={stage}
            className={classOf(index, here)}
            data-passed={index < here ? '' : undefined}
            aria-current={index === here ? 'step' : undefined}
          >
            <a
              href={paths.guide(locale, guide.slug)}
              className="flex min-h-11 flex-wrap items-baseline gap-x-2.5 py-2 text-base/snug text-ink no-underline hover:underline lg:flex-col lg:py-1"
            >
              {t(`stages.${stage}`)}{' '}
              {hasTerm(stage) && (
                <span className="font-normal text-sm text-soft">
                  {t(`terms.${stage}`, { term: termOf(stage, locale, day) })}
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
