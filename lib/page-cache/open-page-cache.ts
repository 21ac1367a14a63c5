import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { readFormLoader } from '#lib/forms/form-script.ts'
import { createHtmlOptimizer, type OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { type Assets, openAssets } from './assets.ts'
import { NOT_FOUND, readNotFoundPages } from './not-found.ts'
import { createPageCache, type PageCache } from './page-cache.ts'
import { routeFinder } from './routes.ts'
import { readingPolicy } from './security-headers.ts'
import { speculationRules } from './speculation-rules.ts'
import { listFixedPaths, listReadingPages, listRoutes } from './static-pages.ts'

export type OpenSettings = {
  render: (address: string) => Promise<string | undefined>
  listContentPages: () => string[]
  /** Whether pages are rendered and compressed before readers ask for them. */
  isAhead: boolean
}

export type OpenPageCache = {
  pages: PageCache
  assets: Assets
  speculation: string
  notFound: Record<Locale, { html: string; policy: string }>
  optimize: (html: string) => OptimizedPage
  /** Whether the page at a path has no client components of the site's own. */
  isPlain: (path: string) => boolean
  /** Whether the page at a path is cached by its query as well. */
  isCachedByAddress: (path: string) => boolean
  /** All paths with a page or a file of their own in every language, without the language. */
  sitePaths: () => ReadonlySet<string>
}

/**
 * Pages that are made for each request and depend on nothing of it but the address: no cookie, and of
 * the store only what never changes, such as a letter that was sent. Others must not be added before
 * that is true of them.
 */
const BY_ADDRESS =
  /^\/\[locale\]\/(tools\/\[tool\]|facts|facts\/on|plan|guides\/\[slug\](\/plan)?|newsletter\/\[issue\])$/

/**
 * Opens the page cache of a build. Throws when the build is not what the optimizer relies on.
 *
 * @param render gives a page as the app makes it now; undefined when there is none
 * @param listContentPages addresses that count as pages to read if their route is one of such pages
 */
export function openPageCache(
  buildDir: string,
  publicDir: string,
  { render, listContentPages, isAhead }: OpenSettings,
): OpenPageCache {
  const optimize = htmlOptimizerOf(buildDir)
  const routes = listReadingPages(buildDir)
  // Sent where there is nothing, and never by its own address.
  routes.delete(`/[locale]/${NOT_FOUND}`)
  const readingRoute = routeFinder(routes.keys())
  const { all, plain } = listRoutes(buildDir)
  const route = routeFinder(all)
  const isPlain = (path: string): boolean => plain.has(route(path) ?? '')
  const pages = createPageCache({
    listPaths: () =>
      new Set([...[...routes.values()].flat(), ...listContentPages().filter(readingRoute)]),
    render,
    optimize,
    diskCache,
    isAhead,
  })
  return {
    pages,
    sitePaths: sitePathsOf(pages, listFixedPaths(buildDir), listContentPages),
    assets: openAssets(buildDir, publicDir, diskCache),
    speculation: speculationRules([...routes.keys()]),
    notFound: optimizeNotFound(buildDir, optimize),
    optimize,
    isPlain,
    isCachedByAddress: (path) => BY_ADDRESS.test(route(path) ?? '') && isPlain(path),
  }
}

/** Lists the paths anew only when the pages are others. */
function sitePathsOf(
  pages: PageCache,
  fixed: string[],
  listContentPages: () => string[],
): () => ReadonlySet<string> {
  let known: { from: ReadonlySet<string>; paths: ReadonlySet<string> } | undefined
  return () => {
    const from = pages.list()
    if (known?.from !== from) {
      const all = [...from, ...listContentPages()].map((path) => path.replace(/^\/[^/]+/, ''))
      known = {
        from,
        paths: new Set([...fixed, ...all].filter((path) => path !== `/${NOT_FOUND}`)),
      }
    }
    return known.paths
  }
}

function optimizeNotFound(buildDir: string, optimize: (html: string) => OptimizedPage) {
  const pages = readNotFoundPages(buildDir)
  const make = (locale: Locale) => {
    const { html, ...hashes } = optimize(pages[locale])
    return { html, policy: readingPolicy(hashes) }
  }
  return { en: make('en'), ru: make('ru'), kk: make('kk') }
}

/** The html optimizer for the pages of a build, which reads their stylesheets from it. */
export function htmlOptimizerOf(buildDir: string): (html: string) => OptimizedPage {
  return createHtmlOptimizer(
    (href) => readFileSync(join(buildDir, href.replace(/^\/_next\//, '')), 'utf8'),
    readFormLoader(buildDir),
  )
}

/**
 * Optimizes a page of each kind and throws an `UnsupportedMarkupError` where one is not as
 * expected: with a version of Next that writes pages otherwise the build fails, rather than the
 * site sending its readers all that the optimizer takes out.
 *
 * @param read gives a page of the build by its address
 */
export function optimizeEachKind(buildDir: string, read: (path: string) => string): void {
  const optimize = htmlOptimizerOf(buildDir)
  for (const [path] of listReadingPages(buildDir).values()) if (path) optimize(read(path))
}
