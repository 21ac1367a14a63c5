// Entry point of every npm script, on any installed Node (20.19 or later): installs missing
// packages, then runs the command on the Node that the lockfile pins. Plain JavaScript without
// dependencies. Writes nothing to standard output except the command's own output.
import { fileURLToPath } from 'node:url'
import { installMissing } from './launch/install.mjs'
import { runPinned, SERVER_FLAGS, serverEnvironment } from './launch/run-pinned.mjs'
import { chooseRelease } from './launch/start.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What each command runs. @type {Record<string, (words: string[]) => string[]>} */
const COMMANDS = {
  start: (words) => [...SERVER_FLAGS, 'lib/cli/start-site.ts', ...words],
  dev: (words) => ['lib/cli/start-site.ts', 'dev', ...words],
  test: (words) => ['lib/cli/test-site.ts', ...words],
  faults: (words) => ['lib/cli/test-faults.ts', ...words],
  check: (words) => ['lib/cli/check.ts', ...words],
  site: (words) => ['lib/cli/site.ts', ...words],
  bench: (words) => ['lib/cli/bench.ts', ...words],
}

const [name = '', ...words] = process.argv.slice(2)
const command = COMMANDS[name]
if (!command) {
  process.stderr.write(`“${name}” is no command: ${Object.keys(COMMANDS).join(', ')}.\n`)
  process.exit(2)
}
await installMissing(root)
if (name === 'start' && words.length === 0) {
  const environment = serverEnvironment(root, process.env)
  const { dir } = await chooseRelease(root, environment)
  const args = [...SERVER_FLAGS, `${dir}/lib/cli/supervise-site.ts`]
  runPinned(root, args, { ...environment, RELEASE_DIR: dir })
} else {
  runPinned(
    root,
    command(words),
    name === 'start' ? serverEnvironment(root, process.env) : process.env,
  )
}
