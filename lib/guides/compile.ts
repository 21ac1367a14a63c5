import type { Root } from 'mdast'
import { bundleMDX } from 'mdx-bundler'
import type { Processor } from 'unified'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { remarkHeadingIds } from './outline.ts'
import { treeOf } from './tree.ts'
import { remarkTypography } from './typography.ts'
import { remarkWideTables } from './wide-tables.ts'

/**
 * Bump when the options below or the parser in `treeOf` change: it invalidates older cache entries.
 */
const CACHE_VERSION = 'mdx-bundler 10, gfm, heading ids, typography, wide tables, literal, 3'

/**
 * Compiles an MDX text to JavaScript for `<MdxBody>`, with the words of its footnotes in its
 * language. Cached on disk by the hash of the text.
 *
 * The bundler gets the checked syntax tree instead of the text: from the text it would evaluate
 * front matter that is marked as JavaScript.
 *
 * @throws Error with line and column if the MDX is invalid or could run code
 */
export async function compileMdx(body: string, locale: Locale): Promise<string> {
  const entry = diskCache.entry(`${CACHE_VERSION} ${locale}`, body)
  const found = entry.read()
  if (found) return found.toString()
  const tree = treeOf(body)
  const t = translator(locale)
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
      options.remarkRehypeOptions = {
        footnoteLabel: t('text.footnotes'),
        footnoteLabelProperties: {},
        footnoteBackLabel: (at: number) => t('text.footnoteBack', { number: at + 1 }),
      }
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
