import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  CONTENT_KINDS,
  CONTENT_STATES,
  type ContentSearch,
} from '#lib/publishing/editing/find-content.ts'

/** What to look for in the content; all of it stands in the address. */
export function ContentFilter({ locale, search }: { locale: Locale; search: ContentSearch }) {
  const t = translator(locale)
  const choices = [
    {
      name: 'kind',
      label: t('desk.files.kind'),
      any: t('desk.files.anyKind'),
      chosen: search.kind,
      options: CONTENT_KINDS.map((kind) => [kind, t(`desk.files.kinds.${kind}`)]),
    },
    {
      name: 'state',
      label: t('desk.files.state'),
      any: t('desk.files.anyState'),
      chosen: search.state,
      options: CONTENT_STATES.map((state) => [state, t(`desk.files.states.${state}`)]),
    },
    {
      name: 'language',
      label: t('desk.files.language'),
      any: t('desk.files.anyLanguage'),
      chosen: search.locale,
      options: LOCALES.map((language) => [language, LOCALE_NAMES[language]]),
    },
  ]
  return (
    <form action={deskPaths.files} className="flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 flex-[1_1_14rem] gap-1">
        <span className="font-semibold">{t('desk.files.search')}</span>
        <input
          type="search"
          name="q"
          defaultValue={search.words}
          data-key="search"
          className="field"
        />
      </label>
      {choices.map(({ name, label, any, chosen, options }) => (
        <label key={name} className="grid gap-1">
          <span className="font-semibold">{label}</span>
          <select name={name} defaultValue={chosen ?? ''} className="field">
            <option value="">{any}</option>
            {options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className="press">
        {t('desk.files.find')}
      </button>
      {(search.words || search.kind || search.state || search.locale) && (
        <a href={deskPaths.files} className="flex min-h-11 items-center">
          {t('desk.files.clear')}
        </a>
      )}
    </form>
  )
}
