import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = {
  locale: Locale
  token: string
  email: string
  erase: (form: FormData) => Promise<void>
}

/** Asks once more before everything about an address is removed. */
export function EraseSure({ locale, token, email, erase }: Props) {
  const t = translator(locale)
  return (
    <form action={erase} className="grid gap-5">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <p>{t('letter.eraseText')}</p>
      <p className="font-semibold [overflow-wrap:anywhere]">
        {t('letter.eraseSureText', { email })}
      </p>
      <div className="flex flex-wrap items-center gap-6">
        <Button>{t('letter.eraseButton')}</Button>
        <a
          href={`${paths.newsletterPreferences(locale)}?${new URLSearchParams({ token })}`}
          className="inline-flex min-h-11 items-center"
        >
          {t('letter.eraseBack')}
        </a>
      </div>
    </form>
  )
}
