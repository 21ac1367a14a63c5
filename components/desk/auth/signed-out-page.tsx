import type { ReactNode } from 'react'
import { DeskLanguage } from '#components/desk/frame/desk-language.tsx'
import { SiteMark } from '#components/page/site-mark.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  path: string
  title: string
  chooseLanguage: (form: FormData) => Promise<void>
  children: ReactNode
}

/** A page of the desk that anybody may see: before and after signing in. */
export function SignedOutPage({ locale, path, title, chooseLanguage, children }: Props) {
  return (
    <>
      <header className="border-line border-b">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-5 py-1.5">
          <p className="mr-auto flex min-h-11 items-center gap-2.5 font-head text-lg">
            <SiteMark />
            {translator(locale)('desk.name')}
          </p>
          <DeskLanguage locale={locale} path={path} choose={chooseLanguage} />
        </div>
      </header>
      <main className="column grid gap-5 py-10">
        <h1 className="text-3xl">{title}</h1>
        {children}
      </main>
    </>
  )
}
