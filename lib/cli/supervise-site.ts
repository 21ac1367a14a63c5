// Serves the release that this code belongs to, by processes that can be replaced. Loads as little as
// it can: it stays as long as the site runs.
import { releaseDir } from '#lib/config/build-dir.ts'
import { formatError } from './fatal-error.ts'
import { supervise } from './start/supervise.ts'

// The reader of the output may have exited. Ignore failing writes: reporting them would fail too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  await supervise({ dir: releaseDir() })
} catch (error) {
  process.stderr.write(`${formatError(error)}\n`)
  process.exit(1)
}
