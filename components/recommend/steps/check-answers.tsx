import { Button } from '#components/form/button.tsx'
import { FormScript } from '#components/form/form-script.tsx'
import { boxValues, fieldNames, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { PERSON_FIELDS, QUALITIES, SENDER_FIELDS } from '#lib/recommend/schema.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  /** The id of the draft. */
  draft: string
  /** The query that the URLs of the steps need to open the same draft. */
  query: string
  answers: FormValues
  send: (form: FormData) => Promise<void>
}

type Field = keyof typeof PERSON_FIELDS | keyof typeof SENDER_FIELDS

const STEP_FIELDS = { person: PERSON_FIELDS, you: SENDER_FIELDS } as const

/** All answers of a recommendation, each with a link to change it, and the submit button. */
export function CheckAnswers({ locale, draft, query, answers, send }: Props) {
  const t = translator(locale)

  function shown(field: string): string {
    if (field !== 'qualities') return textValue(answers, field)
    const ticked = boxValues(answers, 'qualities')
    const qualities = QUALITIES.filter((quality) => ticked.includes(quality))
    return qualities.map((quality) => t(`recommend.quality.${quality}.title`)).join('\n')
  }

  function row(step: keyof typeof STEP_FIELDS, field: Field) {
    const label = t(`edge.fields.${field}`)
    return (
      <div key={field} className="grid grid-cols-[1fr_auto] gap-x-4 border-line border-b py-3">
        <dt className="text-base text-soft">{label}</dt>
        <dd className="row-start-2 whitespace-pre-wrap break-words">
          {shown(field) || <span className="text-soft">{t('recommend.none')}</span>}
        </dd>
        <dd className="row-span-2 self-start">
          <a
            href={`${paths.recommend(locale, step)}${query}#${field}`}
            aria-label={t('recommend.changeWhat', { field: label })}
            className="inline-flex min-h-11 items-center text-base"
          >
            {t('recommend.change')}
          </a>
        </dd>
      </div>
    )
  }

  return (
    <>
      <dl className="border-line border-t">
        {fieldNames(PERSON_FIELDS).map((field) => row('person', field))}
        {fieldNames(SENDER_FIELDS).map((field) => row('you', field))}
      </dl>
      <form action={send} data-kept="recommend" data-step="check" className="mt-8">
        <FormScript />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="key" value={textValue(answers, 'key')} />
        <Button>{t('recommend.send')}</Button>
      </form>
    </>
  )
}
