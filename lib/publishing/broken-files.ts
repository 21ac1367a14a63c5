import { basename } from 'node:path'
import { contentDir, contentState, sourceContentDir } from '#lib/config/files/content-dir.ts'
import { readContentFile } from './content-file.ts'
import { parseContentPath } from './content-path.ts'
import type { FileVersions } from './history/history.ts'

/**
 * The files that keep the content from being shown, as readers see them meanwhile (`before`) and as
 * they lie in the folder (`after`). Files that cannot be read as text are left out.
 */
export async function brokenFiles(
  problems: readonly string[] = contentState().problems,
): Promise<FileVersions[]> {
  const source = sourceContentDir()
  const files: FileVersions[] = []
  for (const path of new Set(problems.flatMap((problem) => pathOf(problem, source) ?? []))) {
    const [before, after] = await Promise.all([textAt(contentDir(), path), textAt(source, path)])
    if (before !== after) files.push({ path, before: before ?? null, after: after ?? null })
  }
  return files
}

/** The path below the content folder that a problem begins with. */
function pathOf(problem: string, dir: string): string | undefined {
  const [, named = ''] = /^([^:]+):\d+: /.exec(problem) ?? []
  const path = named.slice(`${basename(dir)}/`.length)
  return parseContentPath(path)?.path
}

async function textAt(dir: string, path: string): Promise<string | null | undefined> {
  try {
    return (await readContentFile(dir, path)).text
  } catch {
    return undefined
  }
}
