import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { EraseSure } from '#components/newsletter/erase-sure.tsx'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { PreferencesForm } from '#components/newsletter/preferences-form.tsx'
import { SettingsParts } from '#components/newsletter/settings-parts.tsx'
import { now } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findByLeaveToken } from '#lib/newsletter/leave.ts'
import { endOfPause } from '#lib/newsletter/preferences.ts'
import { followValue, followWords } from '#lib/rule-changes/follows.ts'
import { sharedStore } from '#lib/store/shared.ts'
import {
  eraseAll,
  leaveOrReturn,
  pauseOrResume,
  savePreferences,
  stopFollowing,
} from '../settings-action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

/** What the page says after a button was used, as messages under `letter`. */
const DONE = {
  saved: 'letter.preferencesSaved',
  resumed: 'letter.resumed',
  unfollowed: 'letter.unfollowed',
} as const

function isDone(state: string): state is keyof typeof DONE {
  return state in DONE
}

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const state = firstParam(query, 'state')
  const store = await sharedStore()
  const subscriber = token ? await findByLeaveToken({ store, token }) : undefined
  const follows = subscriber ? await store.subscribers.follows(subscriber.id) : []
  const errors = subscriber && state === 'error' ? { topics: 'topics.missing' } : {}
  const kind = subscriber
    ? firstParam(query, 'erase') === '1'
      ? 'eraseSure'
      : 'preferences'
    : state === 'erased'
      ? 'erased'
      : 'unknown'
  const title = translator(locale)(`letter.${kind}Title`)
  return { locale, token, state, subscriber, follows, errors, kind, title }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors, title } = await readPage(props)
  const wrong = 'topics' in errors
  return { title: wrong ? translator(locale)('errors.title', { title }) : title, ...PRIVATE_PAGE }
}

export default async function PreferencesPage(props: Props) {
  const { locale, token, state, subscriber, follows, errors, kind, title } = await readPage(props)
  const t = translator(locale)
  const path = paths.newsletterPreferences(locale)
  if (!subscriber) {
    return (
      <Frame locale={locale} path={path} letterBox={false}>
        <LetterPage locale={locale} title={title}>
          <p>{t(kind === 'erased' ? 'letter.erasedText' : 'letter.unknownText')}</p>
          <a href={paths.newsletter(locale)} className="inline-flex min-h-11 items-center">
            {t('letter.again')}
          </a>
        </LetterPage>
      </Frame>
    )
  }
  return (
    <Frame locale={locale} path={`${path}?${new URLSearchParams({ token })}`} letterBox={false}>
      <LetterPage locale={locale} title={title} errors={errors}>
        {isDone(state) && (
          <p role="status" className="banner">
            {t(DONE[state])}
          </p>
        )}
        {kind === 'eraseSure' ? (
          <EraseSure locale={locale} token={token} email={subscriber.email} erase={eraseAll} />
        ) : (
          <>
            <PreferencesForm
              locale={locale}
              token={token}
              subscriber={subscriber}
              errors={errors}
              follows={follows.length > 0}
              save={savePreferences}
            />
            <SettingsParts
              locale={locale}
              token={token}
              subscriber={subscriber}
              follows={follows.map((follow) => ({
                value: followValue(follow),
                ...followWords(follow, locale),
              }))}
              at={now()}
              wouldPauseUntil={endOfPause(now())}
              unfollow={stopFollowing}
              pauseOrResume={pauseOrResume}
              leaveOrReturn={leaveOrReturn}
            />
          </>
        )}
      </LetterPage>
    </Frame>
  )
}
