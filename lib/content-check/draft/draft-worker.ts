// A thread of its own, so that parsing and checking hold up no reader. It keeps what it parsed, so
// that a draft that differs in one file is checked in a fraction of the time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { copyWithChanges } from '#lib/config/files/changed-copy.ts'
import { checkContent } from '../content-check.ts'
import { readCode } from '../read/read-code.ts'
import { readContent } from '../read/read-content.ts'
import type { ParseCache } from '../read/reading.ts'
import type { DraftCheck, DraftFindings } from './check-draft.ts'

const cache: ParseCache = new Map()
const code = readCode(process.cwd())

function check({ dir, changes, day }: DraftCheck): DraftFindings {
  const root = mkdtempSync(join(tmpdir(), 'we-guide-draft-'))
  try {
    const copy = join(root, 'content')
    copyWithChanges(dir, copy, new Map(changes))
    return { findings: checkContent(readContent(copy, code, cache), day) }
  } catch (error) {
    return { fault: String(error) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

parentPort?.on('message', ({ id, ...draft }: DraftCheck & { id: number }) => {
  parentPort?.postMessage({ id, ...check(draft) })
})
