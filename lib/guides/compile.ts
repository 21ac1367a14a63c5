import type { Root } from 'mdast'
import { bundleMDX } from 'mdx-bundler'
import type { Processor } from 'unified'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { remarkHeadingIds } from './outline.ts'
import { treeOf } from './tree.ts'
import { remarkTypography } from './typography.ts'
import { remarkWideTables } from './wide-tables.ts'

/**
 * Bump when the options below or the parser of `treeOf` change, so that what older ones have left
 * is never read again.
 */
const CACHE_VERSION = 'mdx-bundler 10, gfm, heading ids, typography, wide tables, literal, 3'

/**
 * An MDX text as JavaScript, to be run by `<MdxBody>`. Kept on disk under the hash of the
 * text, so that only what changed is compiled again. Throws with line and column on bad MDX, and on
 * anything that could run code. The bundler sees the checked tree alone, never the text: it would run
 * front matter that calls itself JavaScript.
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
        [remarkReadBefore, tree],
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

/** Gives the tree that was read before, so that no text is read twice. */
function remarkReadBefore(this: Processor<Root>, tree: Root): void {
  this.parser = () => tree
}
