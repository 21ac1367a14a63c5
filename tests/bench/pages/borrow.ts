import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Borrowed = {
  /** The folder in which the packages are installed. */
  dir: string
  giveBack(): Promise<void>
}

/**
 * Installs packages that the site is compared with, and does not depend on, into a folder of their
 * own; undefined where the registry does not give them.
 */
export async function borrow(packages: string[]): Promise<Borrowed | undefined> {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-borrowed-'))
  const giveBack = () => rm(dir, { recursive: true, force: true })
  await writeFile(join(dir, 'package.json'), '{"private":true,"type":"module"}')
  const args = ['install', '--no-audit', '--no-fund', ...packages]
  const npm = spawn('npm', args, { cwd: dir, stdio: 'ignore' })
  const code = await Promise.race([
    once(npm, 'exit').then(([exit]) => exit),
    once(npm, 'error').then(() => -1),
  ])
  if (code === 0) return { dir, giveBack }
  await giveBack()
  return undefined
}
