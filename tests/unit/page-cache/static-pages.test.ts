import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listRootPaths } from '#lib/page-cache/static-pages.ts'
import { freshFolder } from '../../factories/fresh-store.ts'

it('knows what a build answers outside the languages, and nothing of Next’s own', async () => {
  const build = await freshFolder()
  const routes = [
    ...['/[locale]/guides/page', '/(preview)/desk/content/preview/[locale]/page', '/desk/page'],
    ...['/_not-found/page', '/api/facts.json/route', '/healthz/route', '/route'],
  ]
  mkdirSync(join(build, 'server'))
  const manifest = Object.fromEntries(routes.map((name) => [name, 'file.js']))
  writeFileSync(join(build, 'server/app-paths-manifest.json'), JSON.stringify(manifest))
  expect(listRootPaths(build)).toEqual(['/desk/', '/desk', '/api/', '/healthz'])
})
