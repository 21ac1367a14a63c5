import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE, pageMetadata } from '#app/metadata.ts'
import { CountryPage } from '#components/countries/country-page.tsx'
import { today } from '#lib/config/clock.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findCitizenshipByPath } from '#lib/plan/countries/citizenship.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { countryOf } from '#lib/plan/countries/country-of.ts'
import { parseToolInput } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'

type Props = { params: Promise<{ locale: string; code: string }> }

/** Rendered when first asked for: 250 countries in three languages would fill a build. */
export function generateStaticParams(): { code: string }[] {
  return []
}

async function readParams(params: Props['params']) {
  const locale = await localeParam(params)
  return { locale, code: findCitizenshipByPath((await params).code) ?? notFound() }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await readParams(params)
  const t = translator(locale)
  const country = countryName(code, locale)
  return {
    ...pageMetadata({
      path: paths.country(locale, code),
      title: t('countryPages.title', { country }),
      description: t('countryPages.description', { country }),
    }),
    // A page that can only say that we do not know is none to be found by.
    ...(!countryOf({ citizenship: code }) && PRIVATE_PAGE),
  }
}

export default async function Page({ params }: Props) {
  const { locale, code } = await readParams(params)
  const { toolInput } = parseToolInput({ citizenship: code })
  return (
    <Frame locale={locale} path={paths.country(locale, code)}>
      <CountryPage code={code} plan={planOf(toolInput, today())} locale={locale} />
    </Frame>
  )
}
