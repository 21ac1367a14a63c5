import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { TokenButton } from '#components/newsletter/token-button.tsx'
import { now } from '#lib/config/clock.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findConfirmation } from '#lib/newsletter/confirm.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { confirmLink } from '../action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const done = firstParam(query, 'state')
  if (done === 'confirmed' || done === 'used') return { locale, token, state: done } as const
  const found = token
    ? await findConfirmation({ store: await sharedStore(), token, now: now() })
    : undefined
  if (found?.usable) return { locale, token, state: 'confirm', found: found.subscriber } as const
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
  return (
    <Frame locale={locale} path={paths.newsletterConfirm(locale)} letterBox={false}>
      <LetterPage locale={locale} title={t(`letter.${state}Title`)}>
        {state === 'confirm' ? (
          <>
            <p>
              {t('letter.confirmText', {
                language: languageName(page.found.locale, locale),
                email: page.found.email,
              })}
            </p>
            <TokenButton
              locale={locale}
              token={page.token}
              action={confirmLink}
              label={t('letter.confirmButton')}
            />
          </>
        ) : (
          <p>{t(`letter.${state}Text`)}</p>
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
