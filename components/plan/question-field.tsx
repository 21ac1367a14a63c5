import { Boxes } from '#components/form/boxes.tsx'
import { FieldFrame } from '#components/form/field-frame.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { today } from '#lib/config/clock.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  GROUPS,
  HOMES,
  type Question,
  type ToolQuery,
  typedIn,
  valuesOf,
} from '#lib/plan/tool-input.ts'
import { Choice } from './choice.tsx'
import { CitizenshipField } from './citizenship-field.tsx'
import { DateField } from './date-field.tsx'

type Props = {
  locale: Locale
  question: Question
  query: ToolQuery
  error?: string | undefined
}

/** A question of a tool, with what was answered. */
export function QuestionField({ locale, question, query, error }: Props) {
  const t = translator(locale)
  const typed = typedIn(query, question)
  const common = { locale, name: question, error }
  switch (question) {
    case 'citizenship':
      return <CitizenshipField locale={locale} value={typed} error={error} />
    case 'group':
      return (
        <Boxes
          {...common}
          legend={t('tools.questions.group')}
          hint={t('tools.questions.groupHint')}
          boxes={GROUPS.map((value) => ({ value, label: t(`tools.groups.${value}`) }))}
          ticked={valuesOf(query, 'group')}
        />
      )
    case 'home':
      return (
        <FieldFrame {...common} label={t('tools.questions.home')}>
          <Choice
            name="home"
            value={typed}
            error={error}
            options={[
              ['', t('tools.questions.homeEmpty')],
              ...HOMES.map((value) => [value, t(`tools.homes.${value}`)] as const),
            ]}
          />
        </FieldFrame>
      )
    case 'adults':
    case 'children': {
      const age = formatFact(shownFact('solvency-family-age', today()), locale, 'number')
      return (
        <TextField
          {...common}
          label={t(`tools.questions.${question}`, { age })}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
        />
      )
    }
    default:
      return <DateField {...common} label={t(`tools.questions.${question}`)} value={typed} />
  }
}
