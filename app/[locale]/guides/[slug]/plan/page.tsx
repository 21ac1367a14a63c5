import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { GuidePage, type GuideParams, readGuide } from '#app/guide-page.tsx'
import { pageMetadata } from '#app/metadata.ts'
import { readPlan } from '#app/read-plan.ts'
import type { SearchParams } from '#app/search-params.ts'
import { InYourCase } from '#components/plan/in-your-case.tsx'
import { localesOf } from '#lib/guides/find.ts'
import { paths } from '#lib/i18n/paths.ts'
import { typedQuery } from '#lib/plan/input/tool-input.ts'

type Props = { params: GuideParams; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, guide, text } = await readGuide(params)
  return {
    ...pageMetadata({
      path: paths.guide(locale, guide.slug),
      title: text.title,
      description: text.summary,
      available: localesOf(guide),
      canonicalLocale: text.locale,
      markdownAlternate: paths.guideMarkdown(locale, guide.slug),
    }),
    robots: { index: false, follow: true },
  }
}

/** A guide with the reader's own case; `/guides/{slug}?citizenship=` is rewritten to this page. */
export default async function GuideInYourCasePage({ params, searchParams }: Props) {
  const read = await readGuide(params)
  const { locale, guide } = read
  const query = await searchParams
  const { plan } = readPlan(query)
  // What cannot be read counts as not given here; the form of the plan says what is wrong.
  if (!plan) redirect(paths.guide(locale, guide.slug))
  return (
    <GuidePage
      {...read}
      path={paths.guide(locale, guide.slug, typedQuery(query))}
      inYourCase={
        <InYourCase plan={plan} guide={guide} locale={locale} query={typedQuery(query)} />
      }
    />
  )
}
