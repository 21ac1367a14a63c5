import type { Metadata } from 'next'
import { after } from 'next/server'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { SearchPage } from '#components/search/search-page.tsx'
import { today } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { todayIndex } from '#lib/search/index/today-index.ts'
import { missOf } from '#lib/search/misses.ts'
import { search } from '#lib/search/search.ts'
import { cleanQuery } from '#lib/search/words/fold.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { listHeroes } from '#lib/stories/find.ts'
import { listShownHeroes } from '#lib/stories/shown.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams }

async function readPage({ params, searchParams }: Props) {
  const locale = await localeParam(params)
  return { locale, query: cleanQuery(firstParam(await searchParams, 'q')) }
}

/** Counts a query without results. Does not delay the response, and failures are not shown. */
async function countMiss(query: string, day: string): Promise<void> {
  const miss = missOf(query)
  if (miss === undefined) return
  try {
    await (await sharedStore()).searchMisses.count(miss, day)
  } catch (error) {
    log.warn('a search without result was not counted', { error: String(error) })
  }
}

/** The paths of the stories that may be shown now; none when the store does not answer. */
async function shownStories(): Promise<ReadonlySet<string>> {
  const heroes = listHeroes()
  if (heroes.length === 0) return new Set()
  try {
    const shown = await listShownHeroes(await sharedStore(), heroes)
    return new Set(shown.map(({ slug }) => `/heroes/${slug}`))
  } catch (error) {
    log.warn('a search left out the stories', { error: String(error) })
    return new Set()
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, query } = await readPage(props)
  const t = translator(locale)
  const page = pageMetadata({
    path: paths.search(locale),
    title: query === '' ? t('search.title') : t('search.titleFor', { query }),
    description: t('search.description'),
  })
  return query === '' ? page : { ...page, robots: { index: false, follow: true } }
}

export default async function SearchResultsPage(props: Props) {
  const { locale, query } = await readPage(props)
  const day = today()
  const answer =
    query === '' ? undefined : search(query, todayIndex(day), locale, await shownStories())
  if (answer?.hits.length === 0) after(() => countMiss(query, day))
  const asked = query === '' ? '' : `?q=${encodeURIComponent(query)}`
  return (
    <Frame locale={locale} path={`${paths.search(locale)}${asked}`} letterBox={false}>
      <SearchPage locale={locale} day={day} query={query} answer={answer} />
    </Frame>
  )
}
