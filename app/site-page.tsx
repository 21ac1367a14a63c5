import type { Metadata } from 'next'
import { MdxBody } from '#components/mdx/mdx-body.tsx'
import { registry } from '#components/mdx/registry.tsx'
import { PrintLine } from '#components/page/print-line.tsx'
import { Prose } from '#components/page/prose.tsx'
import { today } from '#lib/config/clock.ts'
import { compileMdx } from '#lib/guides/compile.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { translator } from '#lib/i18n/messages.ts'
import { findSitePage, type SitePageName } from '#lib/pages/find.ts'
import { Frame } from './frame.tsx'
import { localeParam } from './locale-param.ts'
import { pageMetadata } from './metadata.ts'

type Params = Promise<{ locale: string }>

/** The metadata of a page about the site itself. */
export async function sitePageMetadata(name: SitePageName, params: Params): Promise<Metadata> {
  const locale = await localeParam(params)
  const { title, summary } = findSitePage(name, locale)
  return pageMetadata({ path: `/${locale}/${name}`, title, description: summary })
}

/** A page about the site itself. */
export async function SitePage({ name, params }: { name: SitePageName; params: Params }) {
  const locale = await localeParam(params)
  const page = findSitePage(name, locale)
  const code = await compileMdx(page.body, locale)
  return (
    <Frame locale={locale} path={`/${locale}/${name}`}>
      <article className="column py-10">
        <PrintLine path={`/${locale}/${name}`} locale={locale} day={today()} />
        <h1>{page.title}</h1>
        <p className="mt-4 text-xl">{page.summary}</p>
        <Prose>
          <MdxBody code={code} components={registry(locale, today())} />
        </Prose>
        <p className="mt-10 text-base text-soft">
          {translator(locale)('text.checked', { day: formatDay(page.updated, locale) })}
        </p>
      </article>
    </Frame>
  )
}
