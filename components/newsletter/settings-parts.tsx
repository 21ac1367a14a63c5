import type { ReactNode } from 'react'
import { dayOf } from '#lib/config/clock.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Subscriber } from '#lib/store/store.ts'
import { TokenButton } from './token-button.tsx'

type Action = (form: FormData) => Promise<void>

/** What is followed: as the form sends it, in words, and its page. */
type FollowedThing = { value: string; words: string; path: string }

type Props = {
  locale: Locale
  token: string
  subscriber: Subscriber
  follows: FollowedThing[]
  at: Temporal.Instant
  /** When a pause that begins now would end. */
  wouldPauseUntil: Temporal.Instant
  unfollow: Action
  pauseOrResume: Action
  leaveOrReturn: Action
}

/** What a subscriber can do beside choosing topics: each part has buttons of its own. */
export function SettingsParts(props: Props) {
  const { locale, token, subscriber, leaveOrReturn } = props
  const t = translator(locale)
  const isLeft = subscriber.status === 'left'
  return (
    <>
      <Part id="follows" title={t('letter.followsTitle')}>
        <Follows {...props} />
      </Part>
      {!isLeft && (
        <Part id="pause" title={t('letter.pauseTitle')}>
          <Pause {...props} />
        </Part>
      )}
      <Part id="leave" title={t('letter.leaveTitleShort')}>
        <p>{t(isLeft ? 'letter.isLeft' : 'letter.leaveHint')}</p>
        <TokenButton
          locale={locale}
          token={token}
          what={isLeft ? 'return' : 'leave'}
          action={leaveOrReturn}
          label={t(isLeft ? 'letter.returnButton' : 'letter.leaveButton')}
          quiet
        />
      </Part>
      <Part id="data" title={t('letter.dataTitle')}>
        <p>{t('letter.dataText')}</p>
        <a
          href={`/api/newsletter/my-data?${new URLSearchParams({ token })}`}
          download
          className="inline-flex min-h-11 items-center"
        >
          {t('letter.dataLink')}
        </a>
      </Part>
      <Part id="erase" title={t('letter.eraseTitle')}>
        <p>{t('letter.eraseText')}</p>
        <a
          href={`${paths.newsletterPreferences(locale)}?${new URLSearchParams({ token, erase: '1' })}`}
          className="inline-flex min-h-11 items-center"
        >
          {t('letter.eraseLink')}
        </a>
      </Part>
    </>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-3 border-line border-t pt-5">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Follows({ locale, token, follows, unfollow }: Props) {
  const t = translator(locale)
  if (follows.length === 0) return <p>{t('letter.followsNone')}</p>
  return (
    <ul>
      {follows.map(({ value, words, path }) => (
        <li
          key={value}
          className="flex flex-wrap items-center justify-between gap-x-6 border-line border-t py-2"
        >
          <a href={path} className="inline-flex min-h-11 items-center">
            {words}
          </a>
          <form action={unfollow}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="follow" value={value} />
            <button
              type="submit"
              aria-label={t('letter.unfollowWhat', { what: words })}
              className="min-h-11 cursor-pointer text-base underline"
            >
              {t('letter.unfollow')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

function Pause({ locale, token, subscriber, at, wouldPauseUntil, pauseOrResume }: Props) {
  const t = translator(locale)
  const { pausedUntil } = subscriber
  const isPaused = pausedUntil && Temporal.Instant.compare(at, pausedUntil) < 0
  const day = formatDay(dayOf(isPaused ? pausedUntil : wouldPauseUntil), locale)
  return (
    <>
      <p>{t(isPaused ? 'letter.paused' : 'letter.pauseText', { day })}</p>
      <TokenButton
        locale={locale}
        token={token}
        what={isPaused ? 'resume' : 'pause'}
        action={pauseOrResume}
        label={t(isPaused ? 'letter.resumeButton' : 'letter.pauseButton')}
        quiet
      />
    </>
  )
}
