import { statfs } from 'node:fs/promises'
import { env } from '#lib/config/settings.ts'

/** `full` below a tenth of the limit, where SQLite and mail files fail next. */
export type FreeSpace = { state: 'ok' | 'low' | 'full' | 'unknown'; bytes?: number }

/**
 * The space that is left for the data folder, against `MIN_FREE_SPACE`. `unknown` where the
 * system does not say.
 */
export async function freeSpace(
  { dataDir, limit } = { dataDir: env().DATA_DIR, limit: env().MIN_FREE_SPACE * 1_000_000 },
): Promise<FreeSpace> {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    const bytes = bavail * bsize
    const state = bytes < limit / 10 ? 'full' : bytes < limit ? 'low' : 'ok'
    return { state, bytes }
  } catch {
    return { state: 'unknown' }
  }
}
