import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { log } from '#lib/config/log.ts'
import { processMetrics } from '#lib/config/metrics.ts'

/** Milliseconds between two looks. */
const EVERY = 10_000

export type ContentWatch = {
  /** Looks once, as it does by itself every few seconds. */
  look(): Promise<void>
  stop(): void
}

/**
 * Has the content shown anew when its files have changed and then stood still from one look to
 * the next, so that half a copy is not shown. What cannot be shown is said and not tried again
 * before the files change once more.
 *
 * @param show shows the content as it is now; rejects when that is not possible
 */
export function watchContent(dir: string, show: () => Promise<void>): ContentWatch {
  let shown: string | undefined
  let before: string | undefined
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const found = await fingerprint(dir)
    shown ??= found
    const standsStill = found === before
    before = found
    if (found === shown || !standsStill) return
    shown = found
    try {
      await show()
      log.info('new content')
    } catch (error) {
      processMetrics().edition.oldContent = true
      log.error('new content', { error: String(error) })
    }
  }

  function lookInTurn(): Promise<void> {
    looking ??= look()
      .catch((error: unknown) => log.error('content not looked at', { error: String(error) }))
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  const timer = setInterval(() => void lookInTurn(), EVERY)
  timer.unref()
  void lookInTurn()
  return { look: lookInTurn, stop: () => clearInterval(timer) }
}

/** What changes when a file is written, added or taken out. */
async function fingerprint(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const hash = createHash('sha256')
  for (const path of paths.sort()) {
    const { mtimeMs, size } = await stat(path)
    hash.update(`${path}\0${mtimeMs}\0${size}\0`)
  }
  return hash.digest('hex')
}
