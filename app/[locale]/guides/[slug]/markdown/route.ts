import { notFound } from 'next/navigation'
import { localeParam } from '#app/locale-param.ts'
import { today } from '#lib/config/clock.ts'
import { guideMarkdown } from '#lib/feeds/markdown/markdown.ts'
import { findGuide, textFor } from '#lib/guides/find.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import { paths } from '#lib/i18n/paths.ts'

type Context = { params: Promise<{ locale: string; slug: string }> }

export const dynamic = 'force-static'

/** A guide as Markdown; its address for readers ends in `.md`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const locale = await localeParam(params)
  const guide = findGuide((await params).slug) ?? notFound()
  const text = textFor(guide, locale)
  const canonical = absolute(paths.guide(text.locale, guide.slug))
  return new Response(guideMarkdown(guide, text, locale, today()), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      Link: `<${canonical}>; rel="canonical"`,
    },
  })
}
