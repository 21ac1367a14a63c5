import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ConfirmWhat } from '#components/newsletter/confirm-what.tsx'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { now } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findConfirmation } from '#lib/newsletter/confirm.ts'
import { settingsPath } from '#lib/newsletter/links.ts'
import { followWords } from '#lib/rule-changes/follows.ts'
import { MAX_FOLLOWS } from '#lib/store/follow-types.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { confirmLink } from '../action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const done = firstParam(query, 'state')
  if (done === 'confirmed' || done === 'used') return { locale, token, state: done } as const
  const store = await sharedStore()
  const found = token ? await findConfirmation({ store, token, now: now() }) : undefined
  if (done === 'added' && found) return { locale, token, state: 'added', found } as const
  if (found?.usable) {
    const isOnList = found.subscriber.status === 'confirmed'
    const followed = await store.subscribers.follows(found.subscriber.id)
    const isFull = isOnList && followed.length >= MAX_FOLLOWS
    return { locale, token, state: isOnList ? 'add' : 'confirm', found, isFull } as const
  }
  const used = found?.subscriber.status === 'confirmed'
  return { locale, token, state: used ? 'used' : 'unknown' } as const
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state } = await readPage(props)
  return { title: translator(locale)(`letter.${state}Title`), ...PRIVATE_PAGE }
}

export default async function ConfirmPage(props: Props) {
  const page = await readPage(props)
  const { locale, state } = page
  const t = translator(locale)
  // In another language it is the page of the same link.
  const isDone = state === 'confirmed' || state === 'used' || state === 'added'
  const { token } = page
  const query = new URLSearchParams({ ...(token && { token }), ...(isDone && { state }) })
  const path = `${paths.newsletterConfirm(locale)}${query.size > 0 ? `?${query}` : ''}`
  return (
    <Frame locale={locale} path={path} letterBox={false}>
      <LetterPage locale={locale} title={t(`letter.${state}Title`)}>
        {state === 'confirm' || state === 'add' ? (
          <ConfirmWhat
            locale={locale}
            token={page.token}
            subscriber={page.found.subscriber}
            follows={page.found.follows.map((follow) => followWords(follow, locale).words)}
            isFull={page.isFull}
            confirm={confirmLink}
          />
        ) : (
          <p>{t(`letter.${state}Text`)}</p>
        )}
        {state === 'added' && (
          <a
            href={settingsPath(locale, page.found.subscriber.id)}
            className="inline-flex min-h-11 items-center"
          >
            {t('letter.settingsLink')}
          </a>
        )}
        {state === 'unknown' && (
          <p>
            <a href={paths.newsletter(locale)} className="inline-flex min-h-11 items-center">
              {t('letter.again')}
            </a>
          </p>
        )}
      </LetterPage>
    </Frame>
  )
}
