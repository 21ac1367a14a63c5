import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  /** Where the editor is, to come back to. */
  path: string
  choose: (form: FormData) => Promise<void>
}

/** The desk in another language. Its addresses have none, so that it is a choice, not a link. */
export function DeskLanguage({ locale, path, choose }: Props) {
  return (
    <form action={choose} className="flex" aria-label={translator(locale)('desk.language')}>
      <input type="hidden" name="back" value={path} />
      {LOCALES.map((other) => (
        <button
          key={other}
          type="submit"
          name="locale"
          value={other}
          lang={other}
          aria-current={other === locale ? 'true' : undefined}
          className="min-h-11 min-w-11 cursor-pointer text-base text-soft hover:underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-saffron aria-[current]:underline-offset-8"
        >
          <span className="sr-only">{LOCALE_NAMES[other]}</span>
          <span aria-hidden="true">{LOCALE_NAMES[other].slice(0, 3)}</span>
        </button>
      ))}
    </form>
  )
}
