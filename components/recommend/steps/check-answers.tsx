import { Button } from '#components/form/button.tsx'
import { FormScript } from '#components/form/form-script.tsx'
import { boxValues, textValue } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { QUALITIES } from '#lib/recommend/schema.ts'
import type { Step } from '#lib/recommend/steps.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = { locale: Locale; answers: FormValues; send: (form: FormData) => Promise<void> }

/** All answers of a recommendation, each with a way to change it, and the button that sends them. */
export function CheckAnswers({ locale, answers, send }: Props) {
  const t = translator(locale)
  const ticked = boxValues(answers, 'qualities')
  const qualities = QUALITIES.filter((quality) => ticked.includes(quality))
  const rows: { step: Step; field: string; label: string; value: string }[] = [
    row('person', 'name', t('recommend.name')),
    row('person', 'place', t('recommend.place')),
    row('person', 'known-for', t('recommend.knownFor')),
    {
      step: 'person',
      field: 'qualities',
      label: t('recommend.qualities'),
      value: qualities.map((quality) => t(`recommend.quality.${quality}.title`)).join('\n'),
    },
    row('person', 'story', t('recommend.story')),
    row('person', 'link', t('recommend.link')),
    row('you', 'your-name', t('recommend.yourName')),
    row('you', 'your-email', t('recommend.yourEmail')),
    row('you', 'relation', t('recommend.relation')),
  ]

  function row(step: Step, field: string, label: string) {
    return { step, field, label, value: textValue(answers, field) }
  }

  return (
    <>
      <dl className="border-line border-t">
        {rows.map(({ step, field, label, value }) => (
          <div key={field} className="grid grid-cols-[1fr_auto] gap-x-4 border-line border-b py-3">
            <dt className="text-base text-soft">{label}</dt>
            <dd className="row-start-2 whitespace-pre-wrap break-words">
              {value || <span className="text-soft">{t('recommend.none')}</span>}
            </dd>
            <dd className="row-span-2 self-start">
              <a
                href={`${paths.recommend(locale, step)}#${field}`}
                aria-label={t('recommend.changeWhat', { field: label })}
                className="inline-flex min-h-11 items-center text-base"
              >
                {t('recommend.change')}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <form action={send} data-kept="recommend" data-step="check" className="mt-8">
        <FormScript />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="key" value={textValue(answers, 'key')} />
        <Button>{t('recommend.send')}</Button>
      </form>
    </>
  )
}
