import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  passkeys: { id: string; name: string; added: Temporal.Instant | undefined }[]
  forget: (form: FormData) => Promise<void>
}

/** The passkeys by which an editor can enter. */
export function PasskeyList({ locale, passkeys, forget }: Props) {
  const t = translator(locale)
  if (passkeys.length === 0) return <p>{t('desk.passkeys.none')}</p>
  return (
    <ul className="border-line border-t">
      {passkeys.map(({ id, name, added }) => (
        <li
          key={id}
          data-row
          className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-2.5"
        >
          <p className="min-w-0 flex-[1_1_18rem] break-words">
            {name}
            {added && (
              <span className="block text-[0.9375rem] text-soft">{formatTime(added, locale)}</span>
            )}
          </p>
          <form action={forget}>
            <input type="hidden" name="id" value={id} />
            <button
              type="submit"
              aria-label={t('desk.passkeys.forgetWhat', { name })}
              className="press"
              data-quiet
            >
              {t('desk.passkeys.forget')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
