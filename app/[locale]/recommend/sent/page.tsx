import type { Metadata } from 'next'
import { readFormCookie } from '#app/form-cookies.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { RecommendationPage } from '#components/recommend/recommendation-page.tsx'
import { Thanks } from '#components/recommend/sent/thanks.tsx'
import { mailbox } from '#lib/config/mailbox.ts'
import { env } from '#lib/config/settings.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { nomineeUrl, readSignedReference, statusUrl } from '#lib/recommend/links.ts'
import { recommendSettings } from '#lib/recommend/settings.ts'
import { SENT_COOKIE } from '../sent-cookie.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await localeParam(params))
  return { title: t('recommend.sentTitle'), referrer: 'same-origin', ...PRIVATE_PAGE }
}

export default async function SentPage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const settings = recommendSettings()
  const reference = readSignedReference(settings, (await readFormCookie(SENT_COOKIE)) ?? '')
  return (
    <Frame locale={locale} path={paths.recommend(locale, 'sent')}>
      <RecommendationPage
        locale={locale}
        title={t(reference ? 'recommend.sentTitle' : 'recommend.title')}
      >
        {reference ? (
          <Thanks
            locale={locale}
            reference={reference}
            nomineeUrl={nomineeUrl(settings, locale, reference)}
            statusUrl={statusUrl(settings, locale, reference)}
            editors={mailbox(env().MAIL_FROM)}
          />
        ) : (
          <p>{t('recommend.noneSent')}</p>
        )}
        <p>
          <a
            href={paths.recommend(locale)}
            className={reference ? 'inline-flex min-h-11 items-center' : 'button-link'}
          >
            {t(reference ? 'recommend.sentAgain' : 'recommend.title')}
          </a>
        </p>
      </RecommendationPage>
    </Frame>
  )
}
