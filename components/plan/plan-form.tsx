import { Boxes } from '#components/form/boxes.tsx'
import { Button } from '#components/form/button.tsx'
import { FieldFrame } from '#components/form/field-frame.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { today } from '#lib/config/clock.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { formatter, translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { citizenshipName, similarCitizenships } from '#lib/plan/countries/citizenship.ts'
import { askedQuestions } from '#lib/plan/input/questions.ts'
import {
  FORM_ONLY,
  pairsOf,
  parseToolInput,
  type Question,
  TIES,
  type ToolInput,
  typedIn,
  typedQuery,
  valuesOf,
  WORK,
} from '#lib/plan/input/tool-input.ts'
import { ASSUMED_DAYS, type AssumedDays } from '#lib/plan/timeline/assumed-days.ts'
import { Choice } from './choice.tsx'
import {
  CitizenshipField,
  CountField,
  DayField,
  type FieldProps,
  HomeField,
  PlaceField,
} from './plan-field.tsx'

const DAYS = ['visa', 'screening', 'apply', 'passport', 'card', 'need'] as const
const PAPERS = ['certificate', 'criminal', 'medical', 'bank', 'lease'] as const
const JOURNEYS = ['stays', 'trips'] as const
const ESTIMATES = [
  ['petitionDays', 'petition'],
  ['papersDays', 'papers'],
  ['iinDays', 'iin'],
  ['accountDays', 'account'],
  ['checkupDays', 'checkup'],
  ['lodgingDays', 'lodging'],
] as const satisfies [Question, AssumedDays][]

type Props = FieldProps & {
  /** Where the form leads. */
  action: string
  /** What was understood; nothing where nothing was asked for yet. */
  toolInput: ToolInput | undefined
  /** Names and values that are handed on and not asked for. */
  kept: [name: string, value: string][]
}

/** The one form about the reader. Questions that the answers made idle are handed on unseen. */
export function PlanForm({ action, toolInput, kept, ...field }: Props) {
  const { locale, query, errors } = field
  const t = translator(locale)
  const asked = askedQuestions(toolInput)
  const counts = COUNTS.filter((name) => valuesOf(query, name).some(Boolean))
  const given = toolInput ?? parseToolInput(query).toolInput
  const idle = pairsOf(given).filter(([name]) => !asked.has(name) && !isCount(name))
  const filled = (names: readonly Question[]) =>
    names.some((name) => valuesOf(query, name).some(Boolean) || errors?.[name])
  const days = DAYS.filter((name) => asked.has(name))
  const papers = PAPERS.filter((name) => asked.has(name))
  const estimates = toolInput ? ESTIMATES.filter(([name]) => asked.has(name)) : []
  return (
    <form action={action} noValidate className="no-print grid max-w-xl gap-5">
      {[...idle, ...kept].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {toolInput ? (
        <TypedCitizenship {...field} chosen={toolInput.citizenship} />
      ) : (
        <CitizenshipField {...field} />
      )}
      {asked.has('place') && <PlaceField {...field} />}
      {asked.has('arrival') && <DayField {...field} name="arrival" />}
      {asked.has('group') && <Ties {...field} />}
      {asked.has('group') && <Work {...field} />}
      {asked.has('ages') && (
        <TextField
          locale={locale}
          name="ages"
          label={t('plan.questions.ages')}
          hint={t('plan.questions.agesHint')}
          value={typedIn(query, 'ages')}
          error={errors?.ages}
          autoComplete="off"
        />
      )}
      {counts.map((name) => (
        <OldCount key={name} {...field} name={name} />
      ))}
      {asked.has('home') && <HomeField {...field} />}
      {days.length > 0 && (
        <details className="fold" open={filled([...DAYS, ...PAPERS])}>
          <summary>{t('plan.questions.days')}</summary>
          <div className="mt-4 grid gap-5">
            {days.map((name) => (
              <DayField key={name} {...field} name={name} />
            ))}
            {papers.length > 0 && <p className="font-semibold">{t('plan.questions.papers')}</p>}
            {papers.map((name) => (
              <DayField key={name} {...field} name={name} />
            ))}
          </div>
        </details>
      )}
      {JOURNEYS.filter((name) => asked.has(name)).map((name) => (
        <details key={name} className="fold" open={filled([name])}>
          <summary>{t(`plan.questions.${name}`)}</summary>
          <div className="mt-4">
            <TextField
              locale={locale}
              name={name}
              label={t(`plan.questions.${name}`)}
              hint={t(`plan.questions.${name}Hint`)}
              value={typedIn(query, name)}
              error={errors?.[name]}
              rows={3}
            />
          </div>
        </details>
      ))}
      {estimates.length > 0 && (
        <details className="fold" open={filled(estimates.map(([name]) => name))}>
          <summary>{t('plan.questions.estimates')}</summary>
          <p className="mt-2 text-base text-soft">{t('plan.questions.estimatesHint')}</p>
          <div className="mt-4 grid gap-5">
            {estimates.map(([name, what]) => (
              <CountField key={name} {...field} name={name} assumed={ASSUMED_DAYS[what]} />
            ))}
          </div>
        </details>
      )}
      <p>
        <Button>{t('plan.show')}</Button>
      </p>
    </form>
  )
}

/** Asked for by older addresses only: `ages` says more. */
const COUNTS = ['adults', 'children'] as const

function isCount(name: Question): boolean {
  return COUNTS.some((count) => count === name)
}

function OldCount({ locale, query, errors, name }: FieldProps & { name: (typeof COUNTS)[number] }) {
  const age = formatFact(shownFact('solvency-family-age', today()), locale, 'number')
  return (
    <TextField
      locale={locale}
      name={name}
      label={translator(locale)(`tools.questions.${name}`, { age })}
      value={typedIn(query, name)}
      error={errors?.[name]}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}

/** Above a result the citizenship is typed, which saves the list of all; a link leads to the list. */
function TypedCitizenship({
  locale,
  query,
  errors,
  chosen,
}: FieldProps & { chosen: string | undefined }) {
  const t = translator(locale)
  const typed = typedIn(query, 'citizenship')
  const similar = errors?.citizenship ? similarCitizenships(typed, locale) : []
  const others = new URLSearchParams(typedQuery(query))
  others.delete('citizenship')
  others.set(FORM_ONLY, '1')
  return (
    <div>
      <TextField
        locale={locale}
        name="citizenship"
        label={t('tools.questions.citizenship')}
        {...(similar.length > 0 && {
          hint: t('plan.questions.similar', { names: formatter(locale).list(similar, OR) }),
        })}
        value={chosen ? citizenshipName(chosen, locale) : typed}
        error={errors?.citizenship}
        autoComplete="off"
      />
      {!chosen && (
        <a href={paths.plan(locale, `?${others}`)} className="inline-block py-1">
          {t('plan.questions.allCountries')}
        </a>
      )}
    </div>
  )
}

const OR = { type: 'disjunction' } as const

function Ties({ locale, query, errors }: FieldProps) {
  const t = translator(locale)
  return (
    <Boxes
      locale={locale}
      name="group"
      legend={t('plan.questions.ties')}
      hint={t('plan.questions.tiesHint')}
      boxes={TIES.map((value) => ({ value, label: t(`plan.groups.${value}`) }))}
      ticked={valuesOf(query, 'group')}
      error={errors?.group}
    />
  )
}

function Work({ locale, query }: FieldProps) {
  const t = translator(locale)
  const chosen = WORK.find((value) => valuesOf(query, 'group').includes(value)) ?? ''
  return (
    <FieldFrame locale={locale} name="work" label={t('plan.questions.work')}>
      <Choice
        id="work"
        name="group"
        value={chosen}
        options={[
          ['', t('plan.questions.workEmpty')],
          ...WORK.map((value) => [value, t(`plan.groups.${value}`)] as const),
        ]}
      />
    </FieldFrame>
  )
}
