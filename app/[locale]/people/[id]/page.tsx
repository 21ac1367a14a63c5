import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { PersonPage } from '#components/people/person-page.tsx'
import { findPerson } from '#lib/guides/find.ts'
import { workOf } from '#lib/guides/person-work.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { params: Promise<{ locale: string; id: string }> }

/** Rendered when first asked for. */
export function generateStaticParams(): { id: string }[] {
  return []
}

async function readParams(params: Props['params']) {
  const locale = await localeParam(params)
  return { locale, person: findPerson((await params).id) ?? notFound() }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, person } = await readParams(params)
  return pageMetadata({
    path: paths.person(locale, person.id),
    title: person.name[locale],
    description: person.about[locale],
  })
}

export default async function Page({ params }: Props) {
  const { locale, person } = await readParams(params)
  return (
    <Frame locale={locale} path={paths.person(locale, person.id)}>
      <PersonPage person={person} work={workOf(person.id)} locale={locale} />
    </Frame>
  )
}
