import type { Metadata } from 'next'
import { readDraft } from '#app/draft.ts'
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
  const answers = await readDraft('recommend')
  const lead = (
    <>
      <p className="mt-4 text-xl">{t('recommend.lede')}</p>
      <Care locale={locale} />
    </>
  )
  return (
    <Frame locale={locale} path={paths.recommend(locale)} letterBox={false}>
      <RecommendPage
        locale={locale}
        step="person"
        answers={answers}
        errors={{}}
        title={t('recommend.title')}
        lead={lead}
      >
        <PersonForm locale={locale} answers={answers} errors={{}} save={savePerson} />
      </RecommendPage>
    </Frame>
  )
}
