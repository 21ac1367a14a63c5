import type { Facts } from '#lib/facts/load.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { DecidedChange } from '#lib/store/rule-change-types.ts'
import { decidedWords } from './decided-changes.tsx'

type Props = {
  locale: Locale
  changes: DecidedChange[]
  facts: Facts
  /** When they go out by themselves. */
  next: Temporal.Instant
  /** Whether today's digest has gone out. */
  gone: boolean
  takeBack: (form: FormData) => Promise<void>
  sendNow: () => Promise<void>
}

/** What is announced and goes out with the next digest; until then it can be taken back. */
export function WaitingChanges({ locale, changes, facts, next, gone, takeBack, sendNow }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="waiting" className="border-line border-t pt-4">
      <h2 id="waiting">{t('desk.ruleChanges.waiting')}</h2>
      {changes.length === 0 ? (
        <p>{t('desk.ruleChanges.noneWaiting')}</p>
      ) : (
        <>
          <p>{t('desk.ruleChanges.waitingText', { time: formatTime(next, locale) })}</p>
          <ul>
            {changes.map((change) => {
              const title = decidedWords(change, locale, facts)
              return (
                <li key={change.id} data-waiting className="border-line border-b py-2">
                  <p>
                    <strong>{title}</strong>
                  </p>
                  <p>{change.words?.[locale]}</p>
                  <form action={takeBack}>
                    <input type="hidden" name="id" value={change.id} />
                    <button
                      type="submit"
                      aria-label={t('desk.ruleChanges.takeBackWhat', { title })}
                      className="press"
                      data-quiet
                    >
                      {t('desk.ruleChanges.takeBack')}
                    </button>
                  </form>
                </li>
              )
            })}
          </ul>
          {gone ? (
            <p className="mt-3">{t('desk.ruleChanges.sentToday')}</p>
          ) : (
            <form action={sendNow} className="mt-3">
              <button type="submit" className="press">
                {t('desk.ruleChanges.sendNow')}
              </button>
            </form>
          )}
        </>
      )}
    </section>
  )
}
