import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { listReadingPages } from '#lib/page-cache/static-pages.ts'
import { type RunningSite, startSite } from '../../running-site.ts'
import { testBuild, testRelease } from '../../test-build.ts'

const BUILD = testBuild()

/** The site as an operator starts it a second time: under the address for which it was built. */
export function startBuiltSite(): Promise<RunningSite> {
  const built: unknown = JSON.parse(readFileSync(join(testRelease(), 'release.json'), 'utf8'))
  return startSite({ SITE_URL: z.object({ siteUrl: z.string() }).parse(built).siteUrl })
}

/** All pages to read of the build. */
export function readingPages(): string[] {
  return [...listReadingPages(BUILD).values()].flat()
}
