import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; folder: string; shown: Locale; beside: Locale | undefined }

const LINK =
  'flex min-h-11 items-center rounded px-2.5 text-ink no-underline hover:underline aria-[current]:bg-ink aria-[current]:text-paper'

/** The languages of a text: which is edited, and which stands beside it on a wide screen. */
export function BesideNav({ locale, folder, shown, beside }: Props) {
  const t = translator(locale)
  const address = (language: Locale, other: Locale | undefined) =>
    `${deskPaths.edit(`${folder}/${language}.mdx`)}?beside=${other ?? 'none'}`
  return (
    <div className="flex flex-wrap gap-x-6">
      <nav aria-label={t('desk.edit.language')}>
        <ul className="flex flex-wrap gap-1">
          {LOCALES.map((language) => (
            <li key={language}>
              <a
                href={address(language, language === beside ? shown : beside)}
                lang={language}
                aria-current={language === shown ? 'page' : undefined}
                className={LINK}
              >
                {LOCALE_NAMES[language]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('desk.edit.beside')} className="max-lg:hidden">
        <ul className="flex flex-wrap items-center gap-1">
          <li className="text-soft">{t('desk.edit.beside')}:</li>
          {[...LOCALES.filter((language) => language !== shown), undefined].map((language) => (
            <li key={language ?? 'none'}>
              <a
                href={address(shown, language)}
                lang={language}
                aria-current={language === beside ? 'true' : undefined}
                className={LINK}
              >
                {language ? LOCALE_NAMES[language] : t('desk.edit.nothingBeside')}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
