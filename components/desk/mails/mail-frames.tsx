import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  /** The address of the mail's html. */
  src: string
  text: string
  /** The language of the mail, where it is known. */
  lang?: string
}

/** A mail's html as wide as on a phone and in a wide window, without script, and its text part. */
export function MailFrames({ locale, src, text, lang }: Props) {
  const t = translator(locale)
  return (
    <>
      <div className="flex flex-wrap gap-5">
        <div className="grid min-w-0 gap-1">
          <h3 className="text-base text-soft">{t('desk.letters.preview.phone')}</h3>
          <iframe
            title={t('desk.letters.preview.phone')}
            src={src}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            className="mail-frame w-[22.5rem]"
          />
        </div>
        <div className="grid min-w-0 flex-[1_1_30rem] gap-1 max-sm:hidden">
          <h3 className="text-base text-soft">{t('desk.letters.preview.wide')}</h3>
          <iframe
            title={t('desk.letters.preview.wide')}
            src={src}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            className="mail-frame w-full"
          />
        </div>
      </div>
      <p>
        <a href={src} className="inline-flex min-h-11 items-center">
          {t('desk.letters.preview.alone')}
        </a>
      </p>
      <details className="fold">
        <summary>{t('desk.letters.preview.text')}</summary>
        <pre
          lang={lang}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard
          tabIndex={0}
          className="max-w-3xl overflow-x-auto whitespace-pre-wrap break-words py-2 text-base"
        >
          {text}
        </pre>
      </details>
    </>
  )
}
