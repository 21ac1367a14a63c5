import type { ReactNode } from 'react'
import { KeepLooking } from '#components/desk/content/keep-looking.tsx'
import { Figures } from '#components/desk/operations/figures.tsx'
import { type LetterState, progressOf } from '#lib/desk/letters/letter-state.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DELIVERY_STATUSES, type SentLetter } from '#lib/store/letter-types.ts'

type Action = (form: FormData) => Promise<void>

export type ProgressActions = { pause: Action; resume: Action; cancel: Action; retry: Action }

type Props = {
  locale: Locale
  sent: SentLetter
  state: LetterState
  /** Bounces and complaints that came back. */
  reports: { bounce: number; complaint: number }
  /** Why nothing goes out at the moment, though the letter is being sent. */
  queuePause: string | undefined
  /** Whether the last try to cancel lacked the tick. */
  unsure: boolean
  actions: ProgressActions
}

/** How far the sending of a letter is, and what can be done about it. */
export function LetterProgress({ locale, sent, state, reports, actions, ...props }: Props) {
  const t = translator(locale)
  const { date, copies, startedAt, startedBy, factsDay } = sent
  const { total, done } = progressOf(sent)
  const isOpen = state === 'preparing' || state === 'sending' || state === 'paused'
  return (
    <section aria-labelledby="progress" className="grid gap-4">
      <h2 id="progress">{t('desk.letters.sending.title')}</h2>
      <p>
        {t('desk.letters.sending.begun', {
          when: formatTime(startedAt, locale),
          by: startedBy,
          day: formatDay(factsDay, locale),
        })}
      </p>
      {props.queuePause && (
        <p role="alert" className="banner">
          {props.queuePause} <a href={deskPaths.operations}>{t('desk.pages.operations')}</a>
        </p>
      )}
      <label className="grid max-w-xl gap-1 tabular-nums">
        {t('desk.letters.progress', { done, total })}
        <progress value={done} max={Math.max(total, 1)} className="w-full accent-sky" />
      </label>
      {(state === 'preparing' || state === 'sending') && <KeepLooking />}
      <div className="flex flex-wrap items-end gap-3">
        {isOpen && (
          <p>
            <a href={deskPaths.letter(date)} className="inline-flex min-h-11 items-center">
              {t('desk.links.reload')}
            </a>
          </p>
        )}
        {state === 'sending' && (
          <DateForm action={actions.pause} date={date}>
            <button type="submit" className="press" data-quiet>
              {t('desk.letters.sending.pause')}
            </button>
          </DateForm>
        )}
        {state === 'paused' && (
          <DateForm action={actions.resume} date={date}>
            <button type="submit" className="press">
              {t('desk.letters.sending.resume')}
            </button>
          </DateForm>
        )}
      </div>
      {copies.unsure > 0 && (
        <div className="grid max-w-2xl gap-2 border-saffron border-s-4 ps-4">
          <p>
            <strong>{t('desk.letters.sending.unsure', { n: copies.unsure })}</strong>{' '}
            {t('desk.letters.sending.unsureText')}
          </p>
          {state !== 'cancelled' && (
            <DateForm action={actions.retry} date={date}>
              <button type="submit" className="press" data-quiet>
                {t('desk.letters.sending.retry')}
              </button>
            </DateForm>
          )}
        </div>
      )}
      <Figures
        id="copies"
        title={t('desk.letters.sending.copies')}
        figures={[
          ...DELIVERY_STATUSES.map((status): [string, string] => [
            t(`desk.letters.copies.${status}`),
            String(copies[status]),
          ]),
          [t('desk.letters.copies.bounce'), String(reports.bounce)],
          [t('desk.letters.copies.complaint'), String(reports.complaint)],
        ]}
      />
      {isOpen && (
        <details className="fold" open={props.unsure}>
          <summary>{t('desk.letters.sending.cancelTitle')}</summary>
          <DateForm action={actions.cancel} date={date}>
            <p className="mb-2 max-w-2xl">{t('desk.letters.sending.cancelText')}</p>
            <SureTick name="sure" words={t('desk.letters.sending.cancelSure')} />
            <button type="submit" className="press" data-danger>
              {t('desk.letters.sending.cancel')}
            </button>
          </DateForm>
        </details>
      )}
    </section>
  )
}

/** A form about one letter. */
export function DateForm(props: { action: Action; date: string; children: ReactNode }) {
  return (
    <form action={props.action}>
      <input type="hidden" name="date" value={props.date} />
      {props.children}
    </form>
  )
}

/** A box to tick before something that cannot be taken back. */
export function SureTick({ name, words }: { name: string; words: string }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" name={name} value="yes" required className="tick" />
      {words}
    </label>
  )
}
