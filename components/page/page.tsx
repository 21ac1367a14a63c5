import type { CSSProperties, ReactNode } from 'react'
import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { LetterBox } from './letter-box.tsx'
import { PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'

type Props = {
  locale: Locale
  path: string
  subscribe?: (form: FormData) => Promise<void>
  children: ReactNode
}

/** The layout of a page: skip link, header, content, newsletter form, footer. */
export function Page({ locale, path, subscribe, children }: Props) {
  const t = translator(locale)
  // What printed links within the site name: CSS cannot read the address of the page.
  const site: CSSProperties & { '--site': string } = {
    '--site': JSON.stringify(new URL(absolute('')).host),
  }
  return (
    <>
      <a href="#content" className="absolute z-10 bg-ink px-4 py-3 text-paper not-focus:sr-only">
        {t('site.skip')}
      </a>
      <PageHeader locale={locale} path={path} />
      <main id="content" tabIndex={-1} className="flex-1 outline-none" style={site}>
        {children}
        {subscribe && <LetterBox locale={locale} subscribe={subscribe} />}
      </main>
      <PageFooter locale={locale} />
    </>
  )
}
