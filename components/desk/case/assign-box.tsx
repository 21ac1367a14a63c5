import { Choice } from '#components/desk/fields/choice.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  reference: string
  editors: readonly string[]
  assignee: string
  error?: string | undefined
  action: (form: FormData) => Promise<void>
}

/** Who works on a case, to hand it to another editor. */
export function AssignBox({ locale, reference, editors, assignee, error, action }: Props) {
  const t = translator(locale)
  const options = editors.map((editor) => ({ value: editor, label: editor }))
  return (
    <section aria-labelledby="hand-over" className="grid gap-3">
      <h2 id="hand-over">{t('desk.assign.title')}</h2>
      <form action={action} className="grid gap-3">
        <input type="hidden" name="reference" value={reference} />
        <Choice
          locale={locale}
          name="assignee"
          label={t('desk.assign.to')}
          options={[{ value: '', label: t('desk.assign.nobody') }, ...options]}
          chosen={assignee}
          error={error}
        />
        <div>
          <button type="submit" className="press" data-quiet>
            {t('desk.assign.button')}
          </button>
        </div>
      </form>
    </section>
  )
}
