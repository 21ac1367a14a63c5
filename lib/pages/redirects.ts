import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'

const path = z.string().regex(/^(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/, 'Write it like /guides/old-name')

/** Schema of `content/redirects.yml`: old and new paths without the language prefix. */
export const redirectsSchema = z.array(z.strictObject({ from: path, to: path }))

export type Redirect = z.infer<typeof redirectsSchema>[number]

/** The new path of each page that moved, by its old path; both without the language prefix. */
export const findRedirects: () => ReadonlyMap<string, string> = readOnce('redirects', () => {
  const file = join(contentDir(), 'redirects.yml')
  const parsed = redirectsSchema.safeParse(existsSync(file) ? readYaml(file) : [])
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return new Map(parsed.data.map(({ from, to }) => [from, to]))
})
