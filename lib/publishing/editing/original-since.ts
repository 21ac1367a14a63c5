import { diffLines, diffWordsWithSpace } from 'diff'
import { z } from 'zod'
import { decodeText } from '#lib/config/files/read-text.ts'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { versionOf } from '#lib/i18n/mdx-file.ts'
import type { Repositories } from '#lib/store/store.ts'
import { findRepository, git } from '../git/git.ts'
import { readBlob } from '../versions.ts'

/** How many earlier versions of an original are looked through. */
const MAX_VERSIONS = 60

/** A piece of a paragraph: as it was, as it is, or in both. */
export type DiffPart = { words: string; kind: 'same' | 'added' | 'removed' }

/** A changed place of the original, as differences of words. */
export type DiffBlock = DiffPart[]

const words = z.object({ title: z.string(), summary: z.string(), audience: z.string() })

/** The version of an original's text, as translations name it; undefined if it is not readable. */
export function versionOfText(text: string): string | undefined {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text)
  try {
    const parsed = words.safeParse(parseYaml(head?.[1] ?? ''))
    if (!head || !parsed.success) return undefined
    return versionOf({ ...parsed.data, body: text.slice(head[0].length) })
  } catch {
    return undefined
  }
}

/**
 * The text of an original as it was when a translation was made, from git or from the store;
 * undefined if none of the latest versions is that one.
 */
export async function originalAt(
  { contentChanges }: Pick<Repositories, 'contentChanges'>,
  dir: string,
  path: string,
  version: string,
): Promise<string | undefined> {
  for (const { file } of await contentChanges.versions(path, MAX_VERSIONS)) {
    for (const text of [file.text, file.baseText])
      if (text !== null && versionOfText(text) === version) return text
  }
  const repository = await findRepository(dir)
  if (!repository) return undefined
  const log = ['log', `--max-count=${MAX_VERSIONS}`, '--format=%H', '--', path]
  for (const commit of (await git(dir, log)).split('\n').filter(Boolean)) {
    const bytes = await readBlob(dir, commit, `${repository.prefix}${path}`)
    const text = bytes && decodeText(bytes)
    if (text !== undefined && versionOfText(text) === version) return text
  }
  return undefined
}

/** What differs between two texts, place by place, as differences of words. */
export function wordDifferences(before: string, after: string): DiffBlock[] {
  const lines = diffLines(before, after)
  const blocks: DiffBlock[] = []
  for (const [index, { value, added, removed }] of lines.entries()) {
    const previous = lines[index - 1]
    if (added && previous?.removed) continue
    const next = lines[index + 1]
    if (removed && next?.added) {
      blocks.push(
        diffWordsWithSpace(value.trimEnd(), next.value.trimEnd()).map((part) => ({
          words: part.value,
          kind: kindOf(part),
        })),
      )
    } else if (added || removed) {
      if (value.trim() !== '')
        blocks.push([{ words: value.trimEnd(), kind: kindOf({ added, removed }) }])
    }
  }
  return blocks
}

function kindOf({ added, removed }: { added?: boolean; removed?: boolean }): DiffPart['kind'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}
