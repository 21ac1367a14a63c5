import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { OutcomeCounts } from '#components/stories/outcome-counts.tsx'
import { SixQualities } from '#components/stories/six-qualities.tsx'
import { StoryList } from '#components/stories/story-list.tsx'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { listShownHeroes } from '#lib/stories/shown.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.heroes(locale),
    title: t('heroes.title'),
    description: t('heroes.description'),
  })
}

export default async function HeroesPage({ params }: Props) {
  // A consent that is taken back takes the story off this page at once.
  await connection()
  const locale = await localeParam(params)
  const t = translator(locale)
  const store = await sharedStore()
  const [heroes, outcomes] = await Promise.all([
    listShownHeroes(store),
    store.recommendations.outcomes(),
  ])
  return (
    <Frame locale={locale} path={paths.heroes(locale)}>
      <div className="column py-10">
        <h1>{t('heroes.title')}</h1>
        <p className="mt-4 text-xl">{t('heroes.lede')}</p>
        <StoryList locale={locale} heroes={heroes} />
        <SixQualities locale={locale} />
        <OutcomeCounts locale={locale} outcomes={outcomes} />
      </div>
    </Frame>
  )
}
