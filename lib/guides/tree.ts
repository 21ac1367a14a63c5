import type { Root } from 'mdast'
import { z } from 'zod'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { assertLiteralMdx } from './literal-mdx.ts'
import { parseMdx } from './outline.ts'

/** Bump when the parser or what is kept of its trees changes. */
const CACHE_VERSION = 'mdast without positions, literal, 2'

const keptTree = z.custom<Root>(
  (tree) => z.object({ type: z.literal('root') }).safeParse(tree).success,
)

/**
 * The syntax tree of an MDX text, without positions. Read from disk when the same text was read
 * before: that takes a tenth of the time. Throws with line and column when it cannot be read
 * or holds anything that could run code (`assertLiteralMdx`).
 */
export function treeOf(body: string): Root {
  const entry = diskCache.entry(CACHE_VERSION, body)
  const found = entry.read()
  if (found) return keptTree.parse(JSON.parse(found.toString()))
  const tree = parseMdx(body)
  assertLiteralMdx(tree)
  entry.write(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)))
  return tree
}
