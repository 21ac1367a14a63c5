import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import remarkGfm from 'remark-gfm'
import { remarkHeadingIds } from './outline.ts'

/** Bump when the options below change, so that cached results of older ones are left alone. */
const RECIPE = 'mdx-bundler 10, gfm, heading ids, 1'

const cacheDir = join(process.cwd(), '.next/cache/mdx')

/**
 * An MDX text as JavaScript, to be run by `<MdxBody>`. Kept on disk under the hash of the
 * text, so that only what changed is compiled again. Throws with line and column on bad MDX.
 */
export async function compileMdx(body: string): Promise<string> {
  const key = createHash('sha256').update(`${RECIPE}\n${body}`).digest('hex')
  const cached = join(cacheDir, `${key}.js`)
  if (existsSync(cached)) return readFile(cached, 'utf8')
  const { code } = await bundleMDX({
    source: body,
    mdxOptions(options) {
      options.remarkPlugins = [...(options.remarkPlugins ?? []), remarkGfm, remarkHeadingIds]
      return options
    },
  })
  await mkdir(cacheDir, { recursive: true })
  const unfinished = `${cached}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await writeFile(unfinished, code)
  await rename(unfinished, cached)
  return code
}
