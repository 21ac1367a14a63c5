import { FieldFrame } from '#components/form/field-frame.tsx'
import { TextField } from '#components/form/text-field.tsx'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { citizenships, OTHER_CITIZENSHIP } from '#lib/plan/countries/citizenship.ts'
import {
  HOMES,
  PLACES,
  parseToolInput,
  type ToolQuery,
  typedIn,
} from '#lib/plan/input/tool-input.ts'
import { Choice } from './choice.tsx'
import { DateField } from './date-field.tsx'

export type FieldProps = {
  locale: Locale
  query: ToolQuery
  errors: FieldErrors | undefined
}

/** Every citizenship by name in the reader's alphabet; one typed as a name in an address is chosen. */
export function CitizenshipField({ locale, query, errors }: FieldProps) {
  const t = translator(locale)
  const chosen = parseToolInput({ citizenship: query.citizenship }).toolInput.citizenship
  return (
    <FieldFrame
      locale={locale}
      name="citizenship"
      label={t('tools.questions.citizenship')}
      error={errors?.citizenship}
    >
      <Choice
        name="citizenship"
        value={chosen ?? ''}
        error={errors?.citizenship}
        options={[
          ['', t('tools.questions.citizenshipEmpty')],
          ...citizenships(locale).map(({ code, name }) => [code, name] as const),
          [OTHER_CITIZENSHIP, t('tools.questions.citizenshipOther')],
        ]}
      />
    </FieldFrame>
  )
}

/** Where the reader is. */
export function PlaceField({ locale, query, errors }: FieldProps) {
  const t = translator(locale)
  const error = errors?.place
  return (
    <FieldFrame locale={locale} name="place" label={t('plan.questions.place')} error={error}>
      <Choice
        name="place"
        value={typedIn(query, 'place')}
        error={error}
        options={[
          ['', t('plan.questions.placeEmpty')],
          ...PLACES.map((value) => [value, t(`plan.places.${value}`)] as const),
        ]}
      />
    </FieldFrame>
  )
}

/** Where the reader lives or will live. */
export function HomeField({ locale, query, errors }: FieldProps) {
  const t = translator(locale)
  const error = errors?.home
  return (
    <FieldFrame locale={locale} name="home" label={t('plan.questions.home')} error={error}>
      <Choice
        name="home"
        value={typedIn(query, 'home')}
        error={error}
        options={[
          ['', t('tools.questions.homeEmpty')],
          ...HOMES.map(
            (value) =>
              [value, value === 'later' ? t('plan.homeLater') : t(`tools.homes.${value}`)] as const,
          ),
        ]}
      />
    </FieldFrame>
  )
}

export type DayQuestion = 'arrival' | 'visa' | 'screening' | 'apply' | 'passport' | 'card' | 'need'

/** A day that the reader knows. */
export function DayField({
  locale,
  query,
  errors,
  name,
}: FieldProps & { name: DayQuestion | 'certificate' | 'criminal' | 'medical' | 'bank' | 'lease' }) {
  const t = translator(locale)
  const label = isPaper(name) ? t(`tools.questions.${name}`) : t(`plan.questions.${name}`)
  const value = typedIn(query, name)
  return (
    <DateField locale={locale} name={name} label={label} value={value} error={errors?.[name]} />
  )
}

function isPaper(name: string): name is 'certificate' | 'criminal' | 'medical' | 'bank' | 'lease' {
  return ['certificate', 'criminal', 'medical', 'bank', 'lease'].includes(name)
}

export type CountQuestion =
  | 'petitionDays'
  | 'papersDays'
  | 'iinDays'
  | 'accountDays'
  | 'checkupDays'
  | 'lodgingDays'

/** A number of days that the reader reckons with in place of our assumption. */
export function CountField({
  locale,
  query,
  errors,
  name,
  assumed,
}: FieldProps & { name: CountQuestion; assumed: number }) {
  return (
    <TextField
      locale={locale}
      name={name}
      label={`${translator(locale)(`plan.questions.${name}`)} (${assumed})`}
      value={typedIn(query, name)}
      error={errors?.[name]}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}
