import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { TokenButton } from '#components/newsletter/token-button.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findByLeaveToken } from '#lib/newsletter/leave.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { leaveOrReturn } from '../settings-action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const subscriber = token
    ? await findByLeaveToken({ store: await sharedStore(), token })
    : undefined
  if (!subscriber) return { locale, token, state: 'unknown', email: '' } as const
  const { email, status } = subscriber
  // The store decides; the URL only tells whether the change was just made.
  if (status === 'left') return { locale, token, state: 'left', email } as const
  const returned = firstParam(query, 'state') === 'returned'
  return { locale, token, state: returned ? 'returned' : 'leave', email } as const
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state } = await readPage(props)
  return { title: translator(locale)(`letter.${state}Title`), ...PRIVATE_PAGE }
}

export default async function LeavePage(props: Props) {
  const { locale, token, state, email } = await readPage(props)
  const t = translator(locale)
  const button = { leave: t('letter.leaveButton'), left: t('letter.returnButton') }
  return (
    <Frame
      locale={locale}
      path={`${paths.newsletterLeave(locale)}${token ? `?${new URLSearchParams({ token })}` : ''}`}
      letterBox={false}
    >
      <LetterPage locale={locale} title={t(`letter.${state}Title`)}>
        <p>{t(`letter.${state}Text`, { email })}</p>
        {(state === 'leave' || state === 'left') && (
          <TokenButton
            locale={locale}
            token={token}
            what={state === 'left' ? 'return' : 'leave'}
            action={leaveOrReturn}
            label={button[state]}
          />
        )}
        {state === 'unknown' && (
          <p>
            <a href={paths.newsletter(locale)} className="inline-flex min-h-11 items-center">
              {t('letter.again')}
            </a>
          </p>
        )}
        {state === 'leave' && (
          <p>
            <a
              href={`${paths.newsletterPreferences(locale)}?${new URLSearchParams({ token })}`}
              className="inline-flex min-h-11 items-center"
            >
              {t('letter.preferencesTitle')}
            </a>
          </p>
        )}
      </LetterPage>
    </Frame>
  )
}
