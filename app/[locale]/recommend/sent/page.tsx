import type { Metadata } from 'next'
import { readFormCookie } from '#app/form-cookies.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { translator } from '#lib/site/messages.ts'
import { paths } from '#lib/site/paths.ts'
import { SENT_COOKIE } from '../sent-cookie.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeParam(params))('recommend.sentTitle'), ...PRIVATE_PAGE }
}

export default async function SentPage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const reference = await readFormCookie(SENT_COOKIE)
  return (
    <Frame locale={locale} path={paths.recommend(locale, 'sent')}>
      <div className="mx-auto grid max-w-2xl gap-4 px-5 py-10">
        {reference ? (
          <>
            <h1>{t('recommend.sentTitle')}</h1>
            <p>{t('recommend.sentText')}</p>
            <p data-reference className="font-head text-4xl tracking-wide">
              {reference}
            </p>
            <h2 className="mt-4">{t('recommend.sentNext')}</h2>
            <p>{t('recommend.sentNextText')}</p>
          </>
        ) : (
          <>
            <h1>{t('recommend.title')}</h1>
            <p>{t('recommend.noneSent')}</p>
          </>
        )}
        <p>
          <a href={paths.recommend(locale)} className="inline-flex min-h-11 items-center">
            {t(reference ? 'recommend.sentAgain' : 'recommend.title')}
          </a>
        </p>
      </div>
    </Frame>
  )
}
