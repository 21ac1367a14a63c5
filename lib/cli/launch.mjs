// Every npm script begins here, on whatever Node the machine has (20.19 or later): installs what
// is missing, then runs the command on the Node that the lockfile pins. Plain JavaScript without
// packages. Standard output carries nothing but what the command prints.
import { fileURLToPath } from 'node:url'
import { installMissing } from './launch/install.mjs'
import { runPinned, SERVER_FLAGS, serverEnvironment } from './launch/run-pinned.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What each command runs. @type {Record<string, (words: string[]) => string[]>} */
const COMMANDS = {
  start: (words) => [...SERVER_FLAGS, 'lib/cli/start-site.ts', ...words],
  dev: (words) => ['lib/cli/start-site.ts', 'dev', ...words],
  test: (words) => ['lib/cli/test-site.ts', ...words],
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
runPinned(
  root,
  command(words),
  name === 'start' ? serverEnvironment(root, process.env) : process.env,
)
