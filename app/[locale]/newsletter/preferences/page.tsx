import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { LetterPage } from '#components/newsletter/letter-page.tsx'
import { PreferencesForm } from '#components/newsletter/preferences-form.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findByLeaveToken } from '#lib/newsletter/leave.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { savePreferences } from '../action.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  const query = await searchParams
  const token = firstParam(query, 'token')
  const subscriber = token
    ? await findByLeaveToken({ store: await sharedStore(), token })
    : undefined
  const failed = firstParam(query, 'error') !== ''
  const errors = failed ? { topics: 'topics.missing' } : {}
  const t = translator(locale)
  const title = subscriber ? t('letter.preferencesTitle') : t('letter.unknownTitle')
  return { locale, token, subscriber, errors, title, saved: firstParam(query, 'state') === 'saved' }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors, title } = await readPage(props)
  const wrong = 'topics' in errors
  return { title: wrong ? translator(locale)('errors.title', { title }) : title, ...PRIVATE_PAGE }
}

export default async function PreferencesPage(props: Props) {
  const { locale, token, subscriber, errors, title, saved } = await readPage(props)
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.newsletterPreferences(locale)} letterBox={false}>
      <LetterPage locale={locale} title={title} errors={subscriber ? errors : {}}>
        {saved && <p role="status">{t('letter.preferencesSaved')}</p>}
        {subscriber ? (
          <PreferencesForm
            locale={locale}
            token={token}
            subscriber={subscriber}
            errors={errors}
            save={savePreferences}
          />
        ) : (
          <>
            <p>{t('letter.unknownText')}</p>
            <a href={paths.newsletter(locale)}>{t('letter.again')}</a>
          </>
        )}
      </LetterPage>
    </Frame>
  )
}
