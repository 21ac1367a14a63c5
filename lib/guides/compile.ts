import type { Root } from 'mdast'
import { bundleMDX } from 'mdx-bundler'
import type { Processor } from 'unified'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { remarkHeadingIds } from './outline.ts'
import { treeOf } from './tree.ts'
import { remarkTypography } from './typography.ts'
import { remarkWideTables } from './wide-tables.ts'

/**
 * Bump when the options below or the parser in `treeOf` change: it invalidates older cache entries.
 */
const CACHE_VERSION = 'mdx-bundler 10, gfm, heading ids, typography, wide tables, literal, 3'

/**
 * Compiles an MDX text to JavaScript for `<MdxBody>`. Cached on disk by the hash of the text.
 *
 * The bundler gets the checked syntax tree instead of the text: from the text it would evaluate
 * front matter that is marked as JavaScript.
 *
 * @throws Error with line and column if the MDX is invalid or could run code
 */
export async function compileMdx(body: string): Promise<string> {
  const entry = diskCache.entry(CACHE_VERSION, body)
  const found = entry.read()
  if (found) return found.toString()
  const tree = treeOf(body)
  const { code } = await bundleMDX({
    source: '',
    mdxOptions(options) {
      options.remarkPlugins = [
        ...(options.remarkPlugins ?? []),
        [remarkUseTree, tree],
        remarkHeadingIds,
        remarkTypography,
        remarkWideTables,
      ]
      return options
    },
  })
  entry.write(code)
  return code
}

/** Replaces the parser by one that returns `tree`, so that the text is not parsed twice. */
function remarkUseTree(this: Processor<Root>, tree: Root): void {
  this.parser = () => tree
}
