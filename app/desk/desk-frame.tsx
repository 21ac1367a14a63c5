import type { ReactNode } from 'react'
import { DeskPage } from '#components/desk/frame/desk-page.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { chooseLanguage, signOut } from './sign-in/action.ts'

type Props = { locale: Locale; path: string; title: ReactNode; children: ReactNode }

/** A page of the desk with the actions of its frame. */
export function DeskFrame(props: Props) {
  return <DeskPage {...props} chooseLanguage={chooseLanguage} signOut={signOut} />
}
