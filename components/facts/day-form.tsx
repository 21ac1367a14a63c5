import { Button } from '#components/form/button.tsx'
import { FieldFrame } from '#components/form/field-frame.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = {
  locale: Locale
  /** The shown day, or the text that was entered if it is not a valid day. */
  value: string
  error?: string
}

/** A form for choosing another day. It uses GET, so that the day is in the URL. */
export function DayForm({ locale, value, error }: Props) {
  const t = translator(locale)
  return (
    <form action={paths.facts(locale)} noValidate className="no-print max-w-md">
      <FieldFrame
        locale={locale}
        name="on"
        label={t('ledger.dayLabel')}
        hint={error && t('ledger.dayHint', { example: '02.01.2027' })}
        error={error}
      >
        <div className="flex flex-wrap gap-3">
          <input
            id="on"
            name="on"
            // A date input cannot show an invalid date.
            type={error ? 'text' : 'date'}
            defaultValue={value}
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'on-hint on-error' : undefined}
            className="min-h-12 min-w-0 flex-[1_1_11rem] rounded border-2 border-edge bg-paper px-3 py-2 aria-[invalid=true]:border-4 aria-[invalid=true]:border-bad"
          />
          <Button quiet>{t('ledger.dayButton')}</Button>
        </div>
      </FieldFrame>
    </form>
  )
}
