import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UnsupportedMarkupError } from '#lib/html-optimizer/unsupported-markup-error.ts'
import { NOT_FOUND } from './not-found.ts'

const prerenderManifest = z.object({
  routes: z.record(
    z.string(),
    z.object({ routeType: z.string(), srcRoute: z.string().nullable() }),
  ),
})

const clientManifest = z.object({ clientModules: z.record(z.string(), z.unknown()) })

/** The files of all routes by their names, `/[locale]/guides/page` for a page. */
const routeManifest = z.record(z.string(), z.string())

const PAGE = '/page'

/** Pages of Next's own that no reader asks for by name. */
const INTERNAL = /^\/_/

/** Pictures that Next makes for pages, which no reader asks for by name. */
const IMAGE = /\/opengraph-image[^/]*$/

/**
 * The prerendered pages of a build that have no client components of the site's own, by their
 * route, such as `/[locale]/guides/[slug]`. Throws when the build is not laid out as expected.
 */
export function listReadingPages(buildDir: string): Map<string, string[]> {
  const manifest = readFileSync(join(buildDir, 'prerender-manifest.json'), 'utf8')
  const { routes } = prerenderManifest.parse(JSON.parse(manifest))
  const pages = new Map<string, string[]>()
  for (const [path, { routeType, srcRoute }] of Object.entries(routes)) {
    if (routeType !== 'page' || INTERNAL.test(path)) continue
    const route = srcRoute ?? path
    pages.set(route, [...(pages.get(route) ?? []), path])
  }
  for (const route of pages.keys()) {
    if (ownClientModules(buildDir, route).length > 0) pages.delete(route)
  }
  if (pages.size === 0) throw new UnsupportedMarkupError('no page without client components')
  return pages
}

/** The routes of all pages of a build, and of them those without own client components. */
export function listRoutes(buildDir: string): { all: string[]; plain: Set<string> } {
  const all = listRouteFiles(buildDir)
    .filter((name) => name.endsWith(PAGE) && !INTERNAL.test(name))
    .map((name) => name.slice(0, -PAGE.length))
  return { all, plain: new Set(all.filter((one) => ownClientModules(buildDir, one).length === 0)) }
}

/**
 * The paths of a build's pages and files that are there in every language and name nothing of the
 * content, such as `/newsletter` and `/feed.xml`: without the language, `''` for the home page.
 */
export function listFixedPaths(buildDir: string): string[] {
  return listRouteFiles(buildDir).flatMap((name) => {
    const path = /^\/\[locale\]((?:\/[^/[\]]+)*)\/(?:page|route)$/.exec(name)?.[1]
    return path === undefined || path === `/${NOT_FOUND}` || IMAGE.test(path) ? [] : [path]
  })
}

/**
 * What a build answers outside the languages: paths such as `/healthz`, folders such as `/api/`.
 */
export function listRootPaths(buildDir: string): string[] {
  return listRouteFiles(buildDir).flatMap((name) => {
    // A folder in parentheses groups routes and is not part of their addresses.
    const [, first = '', ...rest] = name.replace(/\/\([^)]+\)/g, '').split('/')
    if (first === '[locale]' || INTERNAL.test(name) || rest.length === 0) return []
    return [rest.length === 1 ? `/${first}` : `/${first}/`]
  })
}

/** The pages and handlers of a build, such as `/[locale]/guides/page` and `/healthz/route`. */
function listRouteFiles(buildDir: string): string[] {
  const manifest = readFileSync(join(buildDir, 'server/app-paths-manifest.json'), 'utf8')
  return Object.keys(routeManifest.parse(JSON.parse(manifest)))
}

/** The client components of a route that are neither Next's nor of another package. */
function ownClientModules(buildDir: string, route: string): string[] {
  const file = join(buildDir, 'server/app', route, 'page_client-reference-manifest.js')
  const text = readFileSync(file, 'utf8')
  const json = /^globalThis\.__RSC_MANIFEST\[.+?\] = (\{.+\});?$/m.exec(text)?.[1]
  if (json === undefined)
    throw new UnsupportedMarkupError(`no list of client components in ${file}`)
  const { clientModules } = clientManifest.parse(JSON.parse(json))
  const names = Object.keys(clientModules)
  if (!names.some((name) => name.includes('/next/dist/'))) {
    throw new UnsupportedMarkupError(`not even Next’s own client components in ${file}`)
  }
  return names.filter((name) => !name.includes('/next/dist/'))
}
