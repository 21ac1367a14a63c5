import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { GuideEntry } from '#components/guide/guide-entry.tsx'
import { listGuides } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.guides(locale),
    title: t('guides.title'),
    description: t('guides.description'),
  })
}

export default async function GuidesPage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const guides = listGuides()
  const stages = STAGES.map((stage) => ({
    stage,
    guides: guides.filter(({ frontMatter }) => frontMatter.stage === stage),
  })).filter((group) => group.guides.length > 0)
  return (
    <Frame locale={locale} path={paths.guides(locale)}>
      <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
        <h1>{t('guides.title')}</h1>
        <p className="mt-4 max-w-2xl text-xl">{t('guides.lede')}</p>
        <ol className="mt-8">
          {stages.map((group, index) => (
            <li
              key={group.stage}
              className="grid gap-x-10 gap-y-2 border-line border-t py-6 md:grid-cols-[12rem_1fr]"
            >
              <h2 className="text-xl">
                <span className="me-2 text-soft" aria-hidden="true">
                  {index + 1}
                </span>{' '}
                {t(`stages.${group.stage}`)}
              </h2>
              <ul className="grid gap-6">
                {group.guides.map((guide) => (
                  <GuideEntry key={guide.slug} guide={guide} locale={locale} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
        <p className="mt-4 flex flex-wrap gap-x-8 border-line border-t pt-4">
          <a href={paths.countries(locale)} className="inline-flex min-h-11 items-center">
            {t('countryPages.listTitle')}
          </a>{' '}
          <a href={paths.offices(locale)} className="inline-flex min-h-11 items-center">
            {t('offices.title')}
          </a>
        </p>
      </div>
    </Frame>
  )
}
