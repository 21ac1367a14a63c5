import { FieldFrame } from '#components/form/field-frame.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { OTHER_CITIZENSHIP } from '#lib/plan/tool-input.ts'
import { Choice } from './choice.tsx'

type Props = { locale: Locale; value: string; error?: string | undefined }

/** The countries of the list by name, in the reader's alphabet. */
export function CitizenshipField({ locale, value, error }: Props) {
  const t = translator(locale)
  const names = countries()
    .countries.map(({ code }) => [code, countryName(code, locale)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, locale))
  const label = t('tools.questions.citizenship')
  return (
    <FieldFrame locale={locale} name="citizenship" label={label} error={error}>
      <Choice
        name="citizenship"
        value={value}
        error={error}
        options={[
          ['', t('tools.questions.citizenshipEmpty')],
          ...names,
          [OTHER_CITIZENSHIP, t('tools.questions.citizenshipOther')],
        ]}
      />
    </FieldFrame>
  )
}
