import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorMessage } from '../fatal-error.ts'

const MAX_BYTES = 20_000_000

/**
 * Writes `sbom.json` into a release: all packages of the lockfile, in CycloneDX, those of tests marked
 * as `cdx:npm:package:development`. With `--omit=dev` npm 11 leaves out packages that a tool of the
 * tests needs too, such as `pg`. A build does not fail for it: npm may be too old (before 9.5), or absent.
 */
export async function writeSbom(root: string, releaseDir: string): Promise<void> {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  try {
    const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: MAX_BYTES })
    await writeFile(join(releaseDir, 'sbom.json'), stdout)
  } catch (error) {
    process.stderr.write(`No list of the packages was written: ${errorMessage(error)}\n`)
  }
}
