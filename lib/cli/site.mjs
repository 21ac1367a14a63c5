// `npm run site`: installs what is missing, then hands over to the pinned Node. Standard output
// carries nothing but what the command prints.
import { fileURLToPath } from 'node:url'
import { handOver } from './launch/hand-over.mjs'
import { installMissing } from './launch/install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

await installMissing(root)
handOver(root, ['lib/cli/site.ts', ...process.argv.slice(2)], process.env)
