import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  kinds: readonly ('guides' | 'letters')[]
  values: { kind: string; slug: string; language: string }
  error: 'wrong' | 'taken' | undefined
}

/** Where a new text will be. */
export function NewTextForm({ locale, kinds, values, error }: Props) {
  const t = translator(locale)
  return (
    <form action={deskPaths.newText} className="grid max-w-xl gap-4">
      <label className="grid gap-1">
        <span className="font-semibold">{t('desk.newText.kind')}</span>
        <select name="kind" defaultValue={values.kind} className="field">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`desk.files.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="grid gap-1">
        <label htmlFor="slug" className="font-semibold">
          {t('desk.newText.slug')}
        </label>
        <p id="slug-hint" className="text-[0.9375rem] text-soft">
          {t('desk.newText.slugHint')}
        </p>
        {error && (
          <p id="slug-error" role="alert" className="font-semibold text-bad">
            {t(`desk.newText.${error}`)}
          </p>
        )}
        <input
          id="slug"
          name="slug"
          defaultValue={values.slug}
          required
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'slug-hint slug-error' : 'slug-hint'}
          className="field"
        />
      </div>
      <label className="grid gap-1">
        <span className="font-semibold">{t('desk.newText.language')}</span>
        <select name="language" defaultValue={values.language} className="field">
          {LOCALES.map((language) => (
            <option key={language} value={language} lang={language}>
              {LOCALE_NAMES[language]}
            </option>
          ))}
        </select>
      </label>
      <p>
        <button type="submit" className="press">
          {t('desk.newText.begin')}
        </button>
      </p>
    </form>
  )
}
