import type { ReactNode } from 'react'
import { SiteMark } from '#components/page/site-mark.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskLanguage } from './desk-language.tsx'
import { Shortcuts } from './shortcuts.tsx'

const PAGES = ['inbox', 'content', 'ruleChanges', 'operations', 'auditLog', 'sessions'] as const

type Props = {
  locale: Locale
  /** The page's own address. */
  path: string
  title: ReactNode
  chooseLanguage: (form: FormData) => Promise<void>
  signOut: (form: FormData) => Promise<void>
  children: ReactNode
}

/** What stands around every page of the desk: its pages, the language, the way out. */
export function DeskPage({ locale, path, title, chooseLanguage, signOut, children }: Props) {
  const t = translator(locale)
  return (
    <>
      <a href="#content" className="absolute z-10 bg-ink px-4 py-3 text-paper not-focus:sr-only">
        {t('site.skip')}
      </a>
      <header className="no-print border-line border-b bg-leaf text-base">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4">
          <a
            href={deskPaths.home}
            className="flex min-h-11 items-center gap-2 font-semibold text-ink no-underline hover:underline"
          >
            <SiteMark />
            <span className="max-sm:sr-only">{t('desk.name')}</span>
          </a>
          <div className="ml-auto flex items-center">
            <Shortcuts keys={shortcutKeys(t)} words={shortcutWords(t)} />
            <DeskLanguage locale={locale} path={path} choose={chooseLanguage} />
            <form action={signOut}>
              <button type="submit" className="min-h-11 cursor-pointer px-2 hover:underline">
                {t('desk.signOut')}
              </button>
            </form>
          </div>
          <nav aria-label={t('desk.nav')} className="-mx-2 w-[calc(100%+1rem)]">
            <ul className="flex flex-wrap">
              {PAGES.map((page) => (
                <li key={page}>
                  <a
                    href={deskPaths[page]}
                    aria-current={isInside(path, deskPaths[page]) ? 'page' : undefined}
                    className="flex min-h-11 items-center whitespace-nowrap border-transparent border-b-4 px-2 text-ink no-underline hover:underline aria-[current]:border-saffron aria-[current]:font-semibold"
                  >
                    {t(`desk.pages.${page}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="desk mx-auto w-full max-w-6xl flex-1 px-4 py-6 text-base outline-none"
      >
        <h1 className="mb-4 text-3xl [overflow-wrap:anywhere]">{title}</h1>
        {children}
      </main>
    </>
  )
}

function isInside(path: string, page: string): boolean {
  return path === page || path.startsWith(`${page}/`)
}

type T = ReturnType<typeof translator>

function shortcutKeys(t: T) {
  return [
    ['j', t('desk.keys.next')],
    ['k', t('desk.keys.previous')],
    ['o', t('desk.keys.open')],
    ['x', t('desk.keys.choose')],
    ['/', t('desk.keys.search')],
    ['m', t('desk.keys.move')],
    ['n', t('desk.keys.note')],
    ['u', t('desk.keys.list')],
    ['?', t('desk.keys.help')],
  ] satisfies [string, string][]
}

function shortcutWords(t: T) {
  return {
    button: t('desk.keys.button'),
    title: t('desk.keys.title'),
    on: t('desk.keys.on'),
    close: t('desk.keys.close'),
    list: deskPaths.inbox,
  }
}
