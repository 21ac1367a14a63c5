import type { ReactNode } from 'react'
import { signUp } from '#app/[locale]/newsletter/action.ts'
import { Page } from '#components/page/page.tsx'
import type { Locale } from '#lib/i18n/locales.ts'

type Props = {
  locale: Locale
  /** The path of the page, for the language switch. */
  path: string
  /** False on pages about the newsletter itself. */
  letterBox?: boolean
  children: ReactNode
}

/** The layout of every page: header, footer, and the newsletter form with its action. */
export function Frame({ locale, path, letterBox = true, children }: Props) {
  return (
    <Page locale={locale} path={path} {...(letterBox && { subscribe: signUp })}>
      {children}
    </Page>
  )
}
