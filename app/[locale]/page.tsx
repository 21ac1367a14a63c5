import type { Metadata } from 'next'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { PilotNotice } from '#components/fact/pilot-notice.tsx'
import { StageLine } from '#components/figure/stage-line.tsx'
import { HeroCall } from '#components/home/hero-call.tsx'
import { HomeSearch } from '#components/home/home-search.tsx'
import { RecentChanges } from '#components/home/recent-changes.tsx'
import { TodaysFigures } from '#components/home/todays-figures.tsx'
import { WhereNow } from '#components/home/where-now.tsx'
import { PlanStart } from '#components/plan/plan-start.tsx'
import { ToolLinks } from '#components/plan/tool-links.tsx'
import { today } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.home(locale),
    title: t('home.title'),
    description: t('home.description'),
  })
}

export default async function HomePage({ params }: Props) {
  const locale = await localeParam(params)
  const t = translator(locale)
  const day = today()
  return (
    <Frame locale={locale} path={paths.home(locale)}>
      <div className="mx-auto grid max-w-6xl gap-x-16 gap-y-9 px-5 pt-9 pb-10 sm:pt-14 sm:pb-14 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
        <div>
          <h1>{t('home.title')}</h1>
          <p className="mt-5 max-w-2xl text-xl">{t('home.lede')}</p>
          <p className="mt-7">
            <a href={paths.guide(locale, 'overview')} className="button-link">
              {t('home.start')}
            </a>
          </p>
        </div>
        <div className="grid gap-6">
          <PlanStart locale={locale} />
          <HomeSearch locale={locale} />
        </div>
      </div>
      <div className="mx-auto max-w-6xl px-5 pb-9">
        <PilotNotice locale={locale} day={day} link />
      </div>
      <StageLine locale={locale} day={day} />
      <div className="mx-auto grid max-w-6xl gap-x-16 gap-y-14 px-5 pt-12 sm:pt-14 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="lg:col-span-2">
          <WhereNow locale={locale} />
        </div>
        <section aria-labelledby="tools" className="lg:col-span-2">
          <h2 id="tools">
            <a href={paths.tools(locale)} className="text-ink">
              {t('tools.title')}
            </a>
          </h2>
          <div className="mt-4">
            <ToolLinks locale={locale} heading="h3" />
          </div>
        </section>
        <div className="lg:col-span-2">
          <TodaysFigures locale={locale} day={day} />
        </div>
        <RecentChanges locale={locale} day={day} />
        <HeroCall locale={locale} />
      </div>
    </Frame>
  )
}
