import { deskPaths } from '#lib/desk/paths.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FrozenText } from '#lib/store/letter-types.ts'
import { MailFrames } from '../mails/mail-frames.tsx'

type Props = { locale: Locale; date: string; language: Locale; text: FrozenText }

/** A letter in one language as mail programs show it: in a list, on a phone, wide, as plain text. */
export function LetterPreview({ locale, date, language, text }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="preview" className="grid gap-3">
      <h2 id="preview">{t('desk.letters.preview.title')}</h2>
      <nav aria-label={t('desk.letters.preview.languages')}>
        <ul className="flex flex-wrap gap-1">
          {LOCALES.map((one) => (
            <li key={one}>
              <a
                href={`${deskPaths.letter(date)}?l=${one}#preview`}
                aria-current={one === language ? 'true' : undefined}
                className="flex min-h-11 items-center rounded px-3 text-ink no-underline hover:underline aria-[current]:bg-ink aria-[current]:text-paper"
              >
                {languageName(one, locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <dl className="grid gap-x-6 sm:grid-cols-[10rem_1fr]">
        <dt className="text-soft">{t('desk.letters.preview.subject')}</dt>
        <dd lang={language} className="break-words font-semibold">
          {text.subject}
        </dd>
        <dt className="text-soft">{t('desk.letters.preview.preheader')}</dt>
        <dd lang={language} className="break-words">
          {text.preheader}
        </dd>
      </dl>
      <MailFrames
        locale={locale}
        src={deskPaths.letterPreview(date, language)}
        text={text.text}
        lang={language}
      />
    </section>
  )
}
