import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { recommendationDrafts } from '#app/draft.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { Care } from '#components/recommend/steps/care.tsx'
import { PersonForm } from '#components/recommend/steps/person-form.tsx'
import { RecommendPage } from '#components/recommend/steps/recommend-page.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { savePerson } from './action.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.recommend(locale),
    title: t('recommend.title'),
    description: t('recommend.description'),
  })
}

export default async function RecommendStart({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const begun = (await recommendationDrafts()).at(-1)
  const lead = (
    <>
      <p className="mt-4 text-xl">{t('recommend.lede')}</p>
      {begun && (
        <p className="mt-4">
          <a
            href={`${paths.recommend(locale, 'person')}?${new URLSearchParams({ draft: begun })}`}
            className="inline-flex min-h-11 items-center"
          >
            {t('recommend.continue')}
          </a>
        </p>
      )}
      <Care locale={locale} />
    </>
  )
  return (
    <Frame locale={locale} path={paths.recommend(locale)} letterBox={false}>
      <RecommendPage
        locale={locale}
        step="person"
        query=""
        answers={{}}
        errors={{}}
        title={t('recommend.title')}
        lead={lead}
      >
        {/* A new draft for each tab. It is stored when the first step is sent. */}
        <PersonForm
          locale={locale}
          draft={randomUUID()}
          answers={{}}
          errors={{}}
          save={savePerson}
        />
      </RecommendPage>
    </Frame>
  )
}
