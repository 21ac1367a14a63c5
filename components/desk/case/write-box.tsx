import { errorText } from '#components/form/error-text.ts'
import { TEMPLATES } from '#lib/desk/inbox/write-form.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { textValue } from '#lib/forms/form-values.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import type { FormValues, OutgoingMail } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  found: RecommendationCase
  answers: FormValues
  error?: string | undefined
  /** The mail as it would go, once it was asked for. */
  mail?: Pick<OutgoingMail, 'subject' | 'text'> | undefined
  preview: (form: FormData) => Promise<void>
  change: (form: FormData) => Promise<void>
  send: (form: FormData) => Promise<void>
}

/** A mail to the sender in an editor's own words: written, shown as it goes, then sent. */
export function WriteBox(props: Props) {
  const { locale, found, answers, error, mail } = props
  const t = translator(locale)
  const open = error !== undefined || mail !== undefined || Object.keys(answers).length > 0
  return (
    <details id="write" className="fold" open={open}>
      <summary>{t('desk.write.title')}</summary>
      {mail ? <Preview {...props} mail={mail} /> : <WordsForm {...props} />}
      {!mail && (
        <p className="py-1">
          {t('desk.write.templates')}{' '}
          {TEMPLATES.map((template) => (
            <a
              key={template}
              href={`${deskPaths.recommendation(found.reference)}?template=${template}#write`}
              className="me-4 inline-flex min-h-11 items-center"
            >
              {t(`desk.write.template.${template}`)}
            </a>
          ))}
        </p>
      )}
    </details>
  )
}

function WordsForm({ locale, found, answers, error, preview }: Props) {
  const t = translator(locale)
  const described = error ? 'text-hint text-error' : 'text-hint'
  return (
    <form key={JSON.stringify(answers)} action={preview} className="grid gap-3 py-2">
      <input type="hidden" name="reference" value={found.reference} />
      <label htmlFor="text" className="font-semibold">
        {t('desk.write.text')}
      </label>
      <p id="text-hint" className="text-[0.9375rem] text-soft">
        {t('desk.write.hint', { language: languageName(found.locale, locale) })}
      </p>
      {error && (
        <p id="text-error" className="font-semibold text-bad">
          {errorText(locale, error)}
        </p>
      )}
      <textarea
        id="text"
        name="text"
        rows={8}
        lang={found.locale}
        defaultValue={textValue(answers, 'text')}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        className="field"
      />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="link"
          value="yes"
          defaultChecked={textValue(answers, 'link') === 'yes'}
          className="tick"
        />
        {t('desk.write.link')}
      </label>
      <div>
        <button type="submit" className="press" data-quiet>
          {t('desk.write.preview')}
        </button>
      </div>
    </form>
  )
}

function Preview({
  locale,
  found,
  answers,
  mail,
  change,
  send,
}: Props & { mail: NonNullable<Props['mail']> }) {
  const t = translator(locale)
  return (
    <form action={send} className="grid gap-3 py-2">
      <input type="hidden" name="reference" value={found.reference} />
      <input type="hidden" name="text" value={textValue(answers, 'text')} />
      <input type="hidden" name="link" value={textValue(answers, 'link')} />
      <p className="font-semibold [overflow-wrap:anywhere]">
        {t('desk.write.previewTitle', { email: found.recommender.email })}
      </p>
      <p
        lang={found.locale}
        className="whitespace-pre-wrap rounded bg-leaf p-4 [overflow-wrap:anywhere]"
      >
        {`${mail.subject}\n\n${mail.text}`}
      </p>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="press">
          {t('desk.write.send')}
        </button>
        <button type="submit" formAction={change} className="press" data-quiet>
          {t('desk.write.change')}
        </button>
      </div>
    </form>
  )
}
