import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'

type Props = {
  locale: Locale
  token: string
  /** Which of the form's actions is meant, where it has several. */
  what?: string
  action: (form: FormData) => Promise<void>
  label: string
}

/** A button that does what a mailed link is for: opening the link alone changes nothing. */
export function TokenButton({ locale, token, what, action, label }: Props) {
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      {what && <input type="hidden" name="do" value={what} />}
      <Button>{label}</Button>
    </form>
  )
}
