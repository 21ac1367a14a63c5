import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { MdxBody } from '#components/mdx/mdx-body.tsx'
import { registry } from '#components/mdx/registry.tsx'
import { Prose } from '#components/page/prose.tsx'
import { today } from '#lib/config/clock.ts'
import { compileMdx } from '#lib/guides/compile.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { textIn } from '#lib/stories/find.ts'
import { findShownHero } from '#lib/stories/shown.ts'

type Props = { params: Promise<{ locale: string; slug: string }> }

async function readPage({ params }: Props) {
  // Render per request: a withdrawn consent must remove the story at once.
  await connection()
  const locale = await localeParam(params)
  const hero = await findShownHero(await sharedStore(), (await params).slug)
  if (!hero) notFound()
  return { locale, hero, text: textIn(hero, locale) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, hero, text } = await readPage(props)
  return pageMetadata({
    path: paths.hero(locale, hero.slug),
    title: text.title,
    description: text.summary,
    available: hero.texts.map((one) => one.locale),
    canonicalLocale: text.locale === locale ? undefined : text.locale,
  })
}

export default async function HeroPage(props: Props) {
  const { locale, hero, text } = await readPage(props)
  const t = translator(locale)
  const code = await compileMdx(text.body, text.locale)
  return (
    <Frame locale={locale} path={paths.hero(locale, hero.slug)}>
      <article className="column py-10">
        <div lang={text.locale}>
          <h1>{text.title}</h1>
          <p className="mt-4 text-xl">{text.summary}</p>
          <Prose>
            <MdxBody code={code} components={registry(text.locale, today())} />
          </Prose>
        </div>
        <p className="mt-10 text-base text-soft">
          {t('heroes.published', { day: formatDay(hero.published, locale) })}. {t('heroes.consent')}
        </p>
        <p className="mt-4 flex flex-wrap gap-x-6">
          <a href={paths.heroes(locale)} className="inline-flex min-h-11 items-center">
            {t('heroes.all')}
          </a>
          <a href={paths.recommend(locale)} className="inline-flex min-h-11 items-center">
            {t('heroes.call')}
          </a>
        </p>
      </article>
    </Frame>
  )
}
