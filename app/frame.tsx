import type { ReactNode } from 'react'
import { signUp } from '#app/[locale]/newsletter/action.ts'
import { Page } from '#components/page/page.tsx'
import type { Locale } from '#lib/i18n/locales.ts'

type Props = {
  locale: Locale
  /** The page's own address, so that the language switch stays on it. */
  path: string
  /** Pages that are about the letter themselves leave the box out. */
  letterBox?: boolean
  children: ReactNode
}

/** What stands around every page: header, footer and the letter box with its action. */
export function Frame({ locale, path, letterBox = true, children }: Props) {
  return (
    <Page locale={locale} path={path} {...(letterBox && { subscribe: signUp })}>
      {children}
    </Page>
  )
}
