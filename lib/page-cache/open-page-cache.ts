import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHtmlOptimizer, type OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { type Assets, openAssets } from './assets.ts'
import { openDiskCache } from './disk-cache.ts'
import { NOT_FOUND, readNotFoundPages } from './not-found.ts'
import { createPageCache, type PageCache } from './page-cache.ts'
import { routeFinder } from './routes.ts'
import { readingPolicy } from './security-headers.ts'
import { speculationRules } from './speculation-rules.ts'
import { listReadingPages, listRoutes } from './static-pages.ts'

export type OpenSettings = {
  ask: (path: string) => Promise<string | undefined>
  listContentPages: () => string[]
}

export type OpenPageCache = {
  pages: PageCache
  assets: Assets
  speculation: string
  notFound: Record<Locale, { html: string; policy: string }>
  press: (html: string) => OptimizedPage
  /** Whether the page at an address has no client components of the site's own. */
  isPlain: (path: string) => boolean
}

/**
 * The edition of a build. Throws when the build is not what the press relies on.
 *
 * @param ask gives a page as it is now; undefined when there is none
 * @param listContentPages addresses that count as pages to read if their route is one of such pages
 */
export function openPageCache(
  buildDir: string,
  publicDir: string,
  { ask, listContentPages }: OpenSettings,
): OpenPageCache {
  const press = htmlOptimizerOf(buildDir)
  const kept = openDiskCache(join(buildDir, 'cache/bodies'))
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
    pages: createPageCache({
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
export function htmlOptimizerOf(buildDir: string): (html: string) => OptimizedPage {
  return createHtmlOptimizer((href) =>
    readFileSync(join(buildDir, href.replace(/^\/_next\//, '')), 'utf8'),
  )
}

/**
 * Presses a page of each kind and throws a `UnsupportedMarkupError` where one is not as expected: with a version
 * of Next that writes pages otherwise a build fails, rather than a site that sends its readers all
 * that the press takes out.
 *
 * @param read gives a page of the build by its address
 */
export function optimizeEachKind(buildDir: string, read: (path: string) => string): void {
  const press = htmlOptimizerOf(buildDir)
  for (const [path] of listReadingPages(buildDir).values()) if (path) press(read(path))
}
