// Every npm script begins here, on whatever Node the machine has (20.19 or later): installs what
// is missing, then runs the command on the Node that the lockfile pins. Plain JavaScript without
// packages. Standard output carries nothing but what the command prints.
import { fileURLToPath } from 'node:url'
import { installMissing } from './launch/install.mjs'
import { runPinned, SERVER_FLAGS, serverEnvironment } from './launch/run-pinned.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a part of the tests, or watches them: what else is given is vitest's or Playwright's.
 * @param {string[]} words */
function testPart(words) {
  if (words.some((word) => word.startsWith('tests/e2e'))) {
    return ['node_modules/@playwright/test/cli.js', 'test', ...words]
  }
  const rest = words.filter((word) => word !== '--watch')
  return ['node_modules/vitest/vitest.mjs', words.includes('--watch') ? 'watch' : 'run', ...rest]
}

/** What each command runs. @type {Record<string, (words: string[]) => string[]>} */
const COMMANDS = {
  start: (words) => [...SERVER_FLAGS, 'lib/cli/start-site.ts', ...words],
  dev: (words) => ['lib/cli/start-site.ts', 'dev', ...words],
  test: (words) => (words.length > 0 ? testPart(words) : ['lib/cli/test-site.ts']),
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
