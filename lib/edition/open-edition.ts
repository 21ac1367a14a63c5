import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES, type Locale } from '#lib/site/locales.ts'
import { type Assets, openAssets } from './pages/assets.ts'
import { type Edition, makeEdition } from './pages/edition.ts'
import { readingPolicy } from './pages/headers.ts'
import { keepBodies } from './pages/kept-bodies.ts'
import { NOT_FOUND, readNotFoundPages } from './pages/not-found.ts'
import { listReadingPages, listRoutes } from './pages/reading-pages.ts'
import { routeFinder } from './pages/routes.ts'
import { speculationRules } from './pages/speculation.ts'
import { makePress, type PressedPage } from './press/press.ts'

export type OpenSettings = {
  ask: (path: string) => Promise<string | undefined>
  listContentPages: () => string[]
}

export type OpenEdition = {
  pages: Edition
  assets: Assets
  speculation: string
  notFound: Record<Locale, { html: string; policy: string }>
  press: (html: string) => PressedPage
  /** Whether the page at an address has no client components of the site's own. */
  isPlain: (path: string) => boolean
}

/**
 * The edition of a build. Throws when the build is not what the press relies on.
 *
 * @param ask gives a page as it is now; undefined when there is none
 * @param listContentPages addresses that count as pages to read if their route is one of such pages
 */
export function openEdition(
  buildDir: string,
  publicDir: string,
  { ask, listContentPages }: OpenSettings,
): OpenEdition {
  const press = pressOf(buildDir)
  const kept = keepBodies(join(buildDir, 'cache/bodies'))
  const routes = listReadingPages(buildDir)
  // Sent where there is nothing, and never by its own address.
  routes.delete(`/[locale]/${NOT_FOUND}`)
  const notFound = readNotFoundPages(buildDir)
  const pressed = LOCALES.map((locale) => {
    const { html, styleHash } = press(notFound[locale])
    return { html, policy: readingPolicy(styleHash) }
  })
  const readingRoute = routeFinder(routes.keys())
  const { all, plain } = listRoutes(buildDir)
  const route = routeFinder(all)
  const [en, ru, kk] = pressed
  if (!en || !ru || !kk) throw new Error('A page for unknown addresses is missing.')
  return {
    pages: makeEdition({
      listPaths: () =>
        new Set([...[...routes.values()].flat(), ...listContentPages().filter(readingRoute)]),
      ask,
      press,
      kept,
    }),
    assets: openAssets(buildDir, publicDir, kept),
    speculation: speculationRules([...routes.keys()]),
    notFound: { en, ru, kk },
    press,
    isPlain: (path) => plain.has(route(path) ?? ''),
  }
}

/** A press for the pages of a build, which reads their stylesheets from it. */
export function pressOf(buildDir: string): (html: string) => PressedPage {
  return makePress((href) => readFileSync(join(buildDir, href.replace(/^\/_next\//, '')), 'utf8'))
}

/**
 * Presses a page of each kind and throws a `PressError` where one is not as expected: with a version
 * of Next that writes pages otherwise a build fails, rather than a site that sends its readers all
 * that the press takes out.
 *
 * @param read gives a page of the build by its address
 */
export function pressEachKind(buildDir: string, read: (path: string) => string): void {
  const press = pressOf(buildDir)
  for (const [path] of listReadingPages(buildDir).values()) if (path) press(read(path))
}
