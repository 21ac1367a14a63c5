import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Leads to the texts of a letter that was not sent yet, one a language. */
export function LetterEdit({ locale, date }: { locale: Locale; date: string }) {
  const label = translator(locale)('desk.letters.edit')
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-5">
      <span className="text-soft">{label}:</span>
      {LOCALES.map((language) => (
        <a
          key={language}
          href={deskPaths.edit(`letters/${date}/${language}.mdx`)}
          lang={language}
          className="inline-flex min-h-11 items-center"
        >
          {LOCALE_NAMES[language]}
        </a>
      ))}
    </nav>
  )
}
