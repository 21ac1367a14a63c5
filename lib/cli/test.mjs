// `npm test`: installs what is missing, then hands over to the pinned Node.
import { fileURLToPath } from 'node:url'
import { handOver } from './launch/hand-over.mjs'
import { installMissing } from './launch/install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

await installMissing(root)
handOver(root, ['lib/cli/test-site.ts', ...process.argv.slice(2)], process.env)
