import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'

type Props = {
  locale: Locale
  token: string
  /** The action to send, if the form has several. */
  what?: string
  action: (form: FormData) => Promise<void>
  label: string
  /** Less prominent than other buttons of the page. */
  quiet?: boolean
}

/** A button for the action of a mailed link. Opening the link alone changes nothing. */
export function TokenButton({ locale, token, what, action, label, quiet = false }: Props) {
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      {what && <input type="hidden" name="do" value={what} />}
      <Button quiet={quiet}>{label}</Button>
    </form>
  )
}
