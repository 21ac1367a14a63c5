import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

// Plain JavaScript without packages: it runs on whatever Node the machine has (20.19 or
// later), before anything is installed.

/** The Node that the lockfile pins.
 * @param {string} root */
export function pinnedNode(root) {
  return join(root, 'node_modules/.bin/node')
}

/**
 * Installs the packages of the lockfile if `node_modules` differs from it. On failure, ends the
 * process with a message.
 *
 * @param {string} root the project's folder
 */
export async function installMissing(root) {
  if (isInstalled(root)) return
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  await withLock(
    join(tmpdir(), `we-guide-install-${name}.lock`),
    () => say('Another start is installing the packages here; waiting for it.'),
    async () => {
      if (isInstalled(root)) return
      say('Installing the packages that package-lock.json names (npm ci).')
      if ((await installBeside(root)) && isInstalled(root)) return
      say('The packages could not be installed: see what npm said above, then start again.')
      process.exit(1)
    },
  )
}

/**
 * Installs into a folder of its own, then puts it in the place of `node_modules`: an installation
 * that fails or is interrupted leaves the old packages, which a running site still loads from.
 *
 * @param {string} root
 * @returns {Promise<boolean>} whether npm has succeeded
 */
async function installBeside(root) {
  const beside = join(root, process.env.BUILD_DIR || '.next', 'install')
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(beside, { recursive: true })
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    if (existsSync(join(root, name))) copyFileSync(join(root, name), join(beside, name))
  }
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=notice']
  const code = await runNpm(beside, ['ci', ...options])
  if (code === 0) {
    const present = join(root, 'node_modules')
    if (existsSync(present)) renameSync(present, join(beside, 'old'))
    renameSync(join(beside, 'node_modules'), present)
  }
  rmSync(beside, { recursive: true, force: true })
  return code === 0
}

/** @param {string} root */
function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  // npm writes this file last, so an incomplete installation does not have it.
  const present = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !present || !existsSync(pinnedNode(root))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional) return true
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity
  })
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Entry
 * @param {string} file
 * @returns {Record<string, Entry> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * @param {string} folder
 * @param {string[]} args
 * @returns {Promise<number>} npm's exit code
 */
function runNpm(folder, args) {
  // The npm that runs this script, else the one on the PATH. Its output goes to standard error.
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  // Where npm runs the launcher, it names the project's folder, which would win over this one.
  const { npm_config_local_prefix: _, ...environment } = process.env
  const child = spawn(command, [...first, ...args], {
    env: environment,
    cwd: folder,
    stdio: ['ignore', 2, 2],
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
