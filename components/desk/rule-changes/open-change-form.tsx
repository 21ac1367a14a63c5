import { errorText } from '#components/form/error-text.ts'
import type { Facts } from '#lib/facts/load.ts'
import { type FieldErrors, textValue } from '#lib/forms/form-values.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { changeWords, headlineFor } from '#lib/rule-changes/change-words.ts'
import type { Audience } from '#lib/rule-changes/concerns.ts'
import { versionOf } from '#lib/rule-changes/decide.ts'
import type { OpenChange } from '#lib/rule-changes/open-changes.ts'
import type { FormValues } from '#lib/store/store.ts'

type Props = {
  locale: Locale
  change: OpenChange
  facts: Facts
  audience: Audience | undefined
  answers: FormValues
  errors: FieldErrors
  decide: (form: FormData) => Promise<void>
}

/** A change of which readers do not know: what changed, whom it concerns, and the decision about it. */
export function OpenChangeForm(props: Props) {
  const { locale, change, facts, audience, decide } = props
  const t = translator(locale)
  const { values, sources } = changeWords(change, locale, facts)
  const { id } = change.after
  return (
    <section
      aria-labelledby={`change-${id}`}
      data-change={id}
      className="border-line border-t pt-4"
    >
      <h2 id={`change-${id}`}>
        {facts.facts.has(id) ? <a href={paths.fact(locale, id)}>{values.title}</a> : values.title}
      </h2>
      <p className="mt-1 text-lg">
        <strong>{t('desk.ruleChanges.change', values)}</strong>{' '}
        <span className="text-soft">{t('desk.ruleChanges.from', values)}</span>
      </p>
      <p className="text-soft">
        {sources.length > 0
          ? t('desk.ruleChanges.sources', { list: sources.join('; ') })
          : t('desk.ruleChanges.noSource')}
      </p>
      {audience && (
        <p data-concerns>
          <strong>{t('desk.ruleChanges.concerns', { count: audience.total })}</strong>{' '}
          <span className="text-soft">({t('desk.ruleChanges.concernsWho', audience)})</span>
        </p>
      )}
      <form action={decide} className="mt-3 grid max-w-3xl gap-3">
        <input type="hidden" name="fact" value={id} />
        <input type="hidden" name="before" value={versionOf(change.recordBefore)} />
        <input type="hidden" name="after" value={versionOf(change.recordAfter)} />
        {LOCALES.map((language) => (
          <Sentence key={language} {...props} language={language} />
        ))}
        <div className="flex flex-wrap gap-3">
          <button type="submit" name="do" value="announce" className="press">
            {t('desk.ruleChanges.announce')}
          </button>
          <button type="submit" name="do" value="minor" className="press" data-quiet>
            {t('desk.ruleChanges.minor')}
          </button>
        </div>
      </form>
    </section>
  )
}

function Sentence({ locale, change, answers, errors, language }: Props & { language: Locale }) {
  const t = translator(locale)
  const error = errors[language]
  // The summary of errors leads to a field by its name; only one form has errors.
  const id = error ? language : `${language}-${change.after.id}`
  const begun = language in answers ? textValue(answers, language) : headlineFor(change, language)
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {t('desk.ruleChanges.sentence', { language: languageName(language, locale) })}
      </label>
      {error && (
        <p id={`${id}-error`} className="font-semibold text-bad">
          {errorText(locale, error)}
        </p>
      )}
      <textarea
        id={id}
        name={language}
        rows={2}
        lang={language}
        defaultValue={begun}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="field"
      />
    </div>
  )
}
