import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  sessions: { id: string; begun: Temporal.Instant; browser: string; own: boolean }[]
  end: (form: FormData) => Promise<void>
  endOthers: (form: FormData) => Promise<void>
}

/** Where an editor is signed in, and the buttons that end it. */
export function SessionList({ locale, sessions, end, endOthers }: Props) {
  const t = translator(locale)
  return (
    <>
      <ul className="border-line border-t">
        {sessions.map(({ id, begun, browser, own }) => {
          const when = formatTime(begun, locale)
          return (
            <li
              key={id}
              data-row
              className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-2.5"
            >
              <p className="min-w-0 flex-[1_1_18rem]">
                {t('desk.sessions.begun', { when })}
                {own && <strong> · {t('desk.sessions.own')}</strong>}
                <span className="block break-words text-[0.9375rem] text-soft">
                  {browser || t('desk.sessions.unknown')}
                </span>
              </p>
              {!own && (
                <form action={end}>
                  <input type="hidden" name="id" value={id} />
                  <button
                    type="submit"
                    aria-label={t('desk.sessions.endWhat', { when })}
                    className="press"
                    data-quiet
                  >
                    {t('desk.sessions.end')}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <form action={endOthers} className="mt-4">
          <button type="submit" className="press" data-quiet>
            {t('desk.sessions.endOthers')}
          </button>
        </form>
      )}
    </>
  )
}
