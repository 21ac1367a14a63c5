import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { ToolLinks } from '#components/plan/tool-links.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.tools(locale),
    title: t('tools.title'),
    description: t('tools.description'),
  })
}

export default async function ToolsPage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  return (
    <Frame locale={locale} path={paths.tools(locale)}>
      <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
        <h1>{t('tools.title')}</h1>
        <p className="mt-4 mb-8 max-w-2xl text-xl">{t('tools.lede')}</p>
        <ToolLinks locale={locale} heading="h2" />
      </div>
    </Frame>
  )
}
